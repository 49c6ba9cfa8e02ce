"""What the history calls documents and what stands in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from langso.core.subjects import Kind, shortened
from langso.resolutions.models import (
    Doubt,
    Resolution,
    Result,
    SourceFile,
    Target,
    Task,
)

Names = Callable[[Sequence[int]], Mapping[int, str]]


def _resolutions(keys: Sequence[int]) -> Mapping[int, str]:
    drafts = Resolution.objects.filter(pk__in=keys)
    found = drafts.values_list("pk", "year", "version")
    return {key: _edition(year, version) for key, year, version in found}


def _edition(year: int | None, version: int | None) -> str:
    if version:
        values = {"year": year, "version": version}
        return _("Resolution of %(year)s, version %(version)s") % values
    return _("Draft for %(year)s") % {"year": year} if year else _("Draft")


def _files(keys: Sequence[int]) -> Mapping[int, str]:
    found = SourceFile.objects.filter(pk__in=keys).values_list("pk", "name")
    return {key: _("File %(name)s") % {"name": name} for key, name in found}


def _doubts(keys: Sequence[int]) -> Mapping[int, str]:
    language = "en" if get_language() == "en" else "vi"
    doubts = Doubt.objects.filter(pk__in=keys)
    return _short(doubts.values_list("pk", f"message_{language}"))


def _items(model: type[Result] | type[Target] | type[Task], field: str) -> Names:
    def names(keys: Sequence[int]) -> Mapping[int, str]:
        items = model._default_manager.filter(pk__in=keys)
        return _short(items.values_list("pk", field))

    return names


def _short(found: Iterable[tuple[int, str]]) -> Mapping[int, str]:
    return {key: shortened(sentence) for key, sentence in found}


KINDS = {
    "resolutions.resolution": Kind(gettext_lazy("Resolution"), _resolutions),
    "resolutions.sourcefile": Kind(gettext_lazy("File"), _files),
    "resolutions.result": Kind(gettext_lazy("Result"), _items(Result, "subject")),
    "resolutions.target": Kind(gettext_lazy("Target"), _items(Target, "subject")),
    "resolutions.task": Kind(gettext_lazy("Task"), _items(Task, "action")),
    "resolutions.doubt": Kind(gettext_lazy("Point to be checked"), _doubts),
}
