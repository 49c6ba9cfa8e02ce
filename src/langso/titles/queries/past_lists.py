"""A list of an earlier year's titled households against the register. Writes nothing.

Read and matched as the register reads its own lists: columns guessed, surest likeness
first, so that one way of reading serves both.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.planning import Line, plan
from langso.registry.queries.dry_run import register_of
from langso.registry.workbooks.columns import guess
from langso.registry.workbooks.identity import refuse_identity_numbers
from langso.registry.workbooks.opening import open_book
from langso.registry.workbooks.refusals import refusal
from langso.registry.workbooks.rows import read_rows
from langso.registry.workbooks.villages import Villages
from langso.titles.models import Assessment, PastImport, Round, Title

HARMLESS = frozenset({"moved_out_before"})  # it lived there in that year


@dataclass(frozen=True)
class PastList:
    """The dry run: rows with their household, rows in doubt, rows without one."""

    matched: list[Line]
    doubtful: list[Line]
    missing: list[Line]

    @property
    def households(self) -> list[int]:
        """The keys of those that are sure, each once."""
        return sorted({line.known.pk for line in self.matched if line.known})


def read_past_list(raw: bytes, name: str, commune: Unit) -> PastList:
    """Compare the file with the register. Raises `Unreadable`."""
    book = open_book(raw, name)
    layouts = [guess(sheet.rows) for sheet in book.sheets]
    if not any(layout.has_heads for layout in layouts):
        raise refusal("no_heads")
    refuse_identity_numbers(book, layouts)
    villages = Villages(villages_of(commune).values_list("pk", "name"))
    sheets = [
        read_rows(sheet, layout, villages)
        for sheet, layout in zip(book.sheets, layouts, strict=True)
        if layout.has_heads
    ]
    lines = plan(sheets, register_of(commune), {}).lines
    if not lines:
        raise refusal("no_rows")
    return _sorted(lines)


def past_rounds(commune: Unit) -> list[tuple[Round, int, int]]:
    """Years brought in, with how many are titled of how many; newest first.

    One question.
    """
    rounds = Round.objects.filter(
        commune=commune, brought_in=True, title=Title.FAMILY
    ).order_by("-year")
    titled = Q(assessments__status=Assessment.Status.AWARDED)
    counted = rounds.annotate(
        titled=Count("assessments", filter=titled), cases=Count("assessments")
    )
    return [(one, one.titled, one.cases) for one in counted]


def last_import(commune: Unit, title: str = Title.FAMILY) -> PastImport | None:
    """The list of a title that was brought in last, and so can be taken back."""
    rows = PastImport.objects.filter(commune=commune, round__title=title)
    return rows.select_related("round", "decision", "brought_by", "commune").last()


def stands_on(brought: PastImport) -> str:
    """Why a list cannot be taken back, in a sentence; empty where it can."""
    opened = brought.round
    later = Round.objects.filter(
        commune=brought.commune, title=opened.title, year=opened.year + 1
    )
    cases = opened.assessments.filter(pk__in=[*brought.entered, *brought.awarded])
    for one in later:
        if one.opened_at > brought.brought_at or _counted_on(one, cases):
            said = _("%s counted titles in a row on this list: it stays.")
            return said % one
    if cases.filter(rewards__isnull=False).exists():
        return _("Rewards are written down for titles of this list: it stays.")
    if cases.filter(status=Assessment.Status.CANCELLED).exists():
        return _("A title of this list was cancelled since: it stays.")
    if cases.filter(certificate__isnull=False).exists():
        return _("Certificates were made out for this list: it stays.")
    return ""


def _counted_on(later: Round, cases: QuerySet[Assessment]) -> bool:
    """A case of the round after knows the outcome of one of these."""
    told = later.assessments.exclude(before="")
    if later.title == Title.VILLAGE:
        return told.filter(village__in=cases.values("village")).exists()
    return told.filter(household__in=cases.values("household")).exists()


def _sorted(lines: list[Line]) -> PastList:
    found = PastList([], [], [])
    for line in lines:
        if any(map(_matters, line.row.doubts)):
            found.doubtful.append(line)
        elif line.known is None:
            found.missing.append(line)
        else:
            found.matched.append(line)
    return found


def _matters(doubt: str) -> bool:
    """It says who is meant; what other columns hold is not looked at."""
    return doubt not in HARMLESS and not doubt.startswith("odd_")
