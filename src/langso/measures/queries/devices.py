"""A report as a device keeps it: to be filled in, looked over and sent without network.

The device says at once what the server would say; the server stays the judge.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from langso.measures.checking import Numbers
from langso.measures.models import Check
from langso.measures.queries.sheets import Line, Sheet
from langso.resolutions.wording import plain

ADDRESSES = ("save", "send", "show")
WORDS = {
    "empty": _("Not filled in yet."),
    "number": _("Write the number in digits, as in 1.250."),
    "negative": _("Write a number from 0 up."),
    "less": _("less than"),
    "more": _("more than"),
    "whole": _("Write a whole number."),
    "decimals": _("Write at most %d digits after the comma."),
    "kept": _("Kept on this phone at {time}."),
    "saved": _("Saved at {time}."),
    "offline": _("There is no network."),
    "will_send": _("Kept on this phone at {time}, will be sent with the network."),
    "queued": _("The report will be sent as soon as there is network."),
    "signed_out": _("Please sign in again; what you wrote is kept on this phone."),
    "sign_in": _("Sign in and send"),
    "sent": _("The report is sent."),
    "done": _("%(done)s of %(all)s"),
    "photo_waits": _("Waiting to be sent"),
    "photo_remove": _("Remove"),
    "photo_needed": _("Add a photo or a file to this report."),
    "theirs": _("Another device wrote {theirs}, this one {mine}. Which is right?"),
    "nothing": _("nothing"),
    "use": _("Use {value}"),
    "other_person": _("Somebody else is signed in on this phone."),
    "not_taken": _("The commune did not take this. Please open the report again."),
    "left_over": _("Written on this phone and not sent: {list}."),
    "let_go": _("Let go of what is on this phone"),
    "full": _("This phone has no room left. Please send with the network."),
}


def for_device(sheet: Sheet, checks: Iterable[Check], person: int) -> dict[str, Any]:
    """All a device needs to know of a report, as JSON holds it; runs no query."""
    report = sheet.report
    return {
        "person": person,
        "report": report.pk,
        "name": str(report),
        "edition": report.edition,
        "status": report.status,
        "answers": report.answers,
        "questions": [_question(line) for line in sheet.asked],
        "checks": [_check(check) for check in checks],
        "known": _numbers(sheet.known),
        "before": _numbers(sheet.beside.before),
        "twice": _numbers(sheet.beside.twice_before),
        "households": sheet.beside.households,
        "period": sheet.beside.period,
        "wants": report.period.form.wants_evidence,
        "urls": {n: reverse(f"phone:{n}", args=[report.pk]) for n in ADDRESSES},
        "words": words(),
    }


def words() -> dict[str, str]:
    """What the device says by itself, in the language of the page."""
    return {name: str(said) for name, said in WORDS.items()}


def _question(line: Line) -> dict[str, Any]:
    return {
        "code": line.code,
        "decimals": line.question.measure.decimals,
        "required": line.question.is_required,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "code": check.measure.code,
        "rule": check.rule,
        "weight": check.weight,
        "other": check.other.code if check.other else None,
        "percent": check.percent,
        "least": check.least,
        "most": check.most,
        "message": check.message,
    }


def _numbers(numbers: Numbers | Mapping[str, Decimal | None]) -> dict[str, str]:
    return {
        code: format(plain(number), "f")
        for code, number in numbers.items()
        if number is not None
    }
