"""A filled workbook comes in; what its dry run showed comes back to be applied."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from langso.core.actions import Refused
from langso.measures.actions import Change
from langso.measures.answers import Answer
from langso.measures.queries.brought_back import Brought
from langso.registry.workbooks.limits import MAX_MEGABYTES, MEGABYTE

SALT = "langso.measures.books"
HOURS = 12 * 3600  # in which a dry run can be applied

Changes = dict[int, dict[str, Change]]


class BookForm(forms.Form):
    """Choose the filled workbook."""

    file = forms.FileField(
        label=_("The filled workbook"),
        widget=forms.FileInput(attrs={"class": "form-control"}),
        help_text=_("The Excel file that was downloaded here, filled in."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


class TakeForm(forms.Form):
    """What to do with what the dry run shows."""

    seen = forms.CharField(widget=forms.HiddenInput)
    send = forms.BooleanField(
        label=_("Also send the reports in which nothing is missing"), required=False
    )


def sealed(brought: Iterable[Brought], person: int) -> str:
    """The answers a person was shown, signed, so that just these are applied."""
    shown = [
        [one.report.pk, [_packed(found.question.measure.code, found.answer,
                                 found.before) for found in one.found]]
        for one in brought
        if one.report and not one.problem
    ]  # fmt: skip
    return signing.dumps([person, shown], salt=SALT, compress=True)


def unsealed(text: str, person: int) -> Changes:
    """The changes by report; raises `Refused` for what this person was not shown."""
    try:
        whose, shown = signing.loads(text, salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        whose, shown = None, []
    if whose != person:
        raise Refused(_("This look-through is too old. Please choose the file again."))
    return {pk: dict(map(_unpacked, packed)) for pk, packed in shown}


def _packed(code: str, answer: Answer, before: str) -> list[str]:
    said = answer.as_json()
    return [code, *(said.get(k, "") for k in ("value", "reason", "source")), before]


def _unpacked(packed: list[str]) -> tuple[str, Change]:
    code, value, reason, source, before = packed
    number = Decimal(value) if value else None
    return code, Change(Answer(number, reason, source), before)
