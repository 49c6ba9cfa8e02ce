"""How far the villages of a round have come with the council."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from langso.titles.models import Assessment, Council, Dossier, Meeting, Round
from langso.titles.queries.village_reports import Sheet, sheets_of

S = Assessment.Status
D = Dossier.Status


@dataclass(frozen=True)
class Line:
    """One village: its report, what stands in the way, and what comes next."""

    sheet: Sheet
    opinions: int
    waiting: int
    council: int | None
    said: str
    status: str  # of the chip
    step: str = ""  # what an officer can do next for all villages in one go


@dataclass(frozen=True)
class Overview:
    """All villages of a round, and its meetings."""

    lines: list[Line]
    councils: Sequence[Council]

    def count(self, step: str) -> int:
        return sum(line.step == step for line in self.lines)

    @property
    def ready(self) -> int:
        return self.count("vote")

    @property
    def to_post(self) -> int:
        return self.count("post")

    @property
    def to_submit(self) -> int:
        return self.count("submit")

    @property
    def to_decide(self) -> int:
        return self.count("decide")

    @property
    def missing(self) -> list[Dossier]:
        """Villages whose report has not come."""
        return [line.sheet.dossier for line in self.lines if not line.sheet.is_sent]


def overview_of(opened: Round, today: date) -> Overview:
    """Everything on the page of a round; no more questions for more villages."""
    counts = _opinions(opened)
    councils = list(opened.councils.annotate(villages=Count("meetings", distinct=True)))
    held = _held(opened)
    lines = [
        _line(sheet, counts[sheet.dossier.pk], held.get(sheet.dossier.pk), today)
        for sheet in sheets_of(opened, today)
    ]
    return Overview(lines, councils)


def line_of(sheet: Sheet, today: date) -> Line:
    """The same for one village."""
    opened, pk = sheet.dossier.round, sheet.dossier.pk
    return _line(sheet, _opinions(opened)[pk], _held(opened).get(pk), today)


def may_be_voted(opened: Round) -> list[Dossier]:
    """Villages that sent a report asking for the title, and wait for the council."""
    waiting = opened.dossiers.filter(
        status__in=Dossier.BEING_TICKED,
        assessments__status=S.PROPOSED,
        assessments__report__status="sent",
    ).exclude(meetings__status="open")
    return list(waiting.select_related("village", "commune").distinct())


@dataclass(frozen=True)
class Held:
    """The newest meeting on a village."""

    council: int
    is_open: bool
    is_signed: bool


def _held(opened: Round) -> dict[int, Held]:
    rows = Meeting.objects.filter(council__round=opened).order_by("pk")
    return {
        dossier: Held(council, status == Meeting.Status.OPEN, bool(signed))
        for dossier, council, status, signed in rows.annotate(
            sheets=Count("signed")
        ).values_list("dossier", "council", "status", "sheets")
    }


def _opinions(opened: Round) -> dict[int, tuple[int, int]]:
    is_open = Q(objections__status="open")
    rows = opened.dossiers.order_by().annotate(
        said=Count("objections"), open=Count("objections", filter=is_open)
    )
    return {
        pk: (said, left) for pk, said, left in rows.values_list("pk", "said", "open")
    }


def _line(
    sheet: Sheet,
    opinions: tuple[int, int],
    held: Held | None,
    today: date,
) -> Line:
    said, status, step = next(_states(sheet, opinions[1], held, today))
    return Line(sheet, *opinions, held.council if held else None, said, status, step)


def _states(
    sheet: Sheet, waiting: int, held: Held | None, today: date
) -> Iterator[tuple[str, str, str]]:
    """The first that fits: words, status of the chip, step."""
    dossier, case = sheet.dossier, sheet.case
    if case.status in (S.AWARDED, S.REFUSED, S.CANCELLED):
        good = case.status == S.AWARDED
        yield case.get_status_display(), "reached" if good else "unknown", ""
    if dossier.is_being_ticked:
        yield from _before_the_vote(sheet, held)
    if dossier.status == D.LOST:
        yield _("Not proposed"), "unknown", ""
    if dossier.status == D.VOTED:
        yield from _after_the_vote(held)
    if dossier.status == D.POSTED:
        yield from _while_posted(sheet, waiting, today)
    if dossier.status == D.SUBMITTED:
        yield _("To be looked over"), "on_track", "accept"
    yield _("Complete, to be decided"), "on_track", "decide"


def _after_the_vote(held: Held | None) -> Iterator[tuple[str, str, str]]:
    if held is None or not held.is_signed:
        yield _("The signed minutes are missing"), "behind", ""
    yield _("To be posted"), "on_track", "post"


def _while_posted(
    sheet: Sheet, waiting: int, today: date
) -> Iterator[tuple[str, str, str]]:
    until = sheet.dossier.posted_until
    if until and today <= until:
        yield _("Posted"), "on_track", ""
    if waiting:
        yield _("Opinions wait for an answer"), "behind", ""
    yield _("To be submitted"), "on_track", "submit"


def _before_the_vote(sheet: Sheet, held: Held | None) -> Iterator[tuple[str, str, str]]:
    dossier = sheet.dossier
    if held is not None and held.is_open:
        yield _("The council is voting"), "on_track", ""
    if dossier.status == D.RETURNED:
        yield _("Sent back: %s") % dossier.remark, "behind", "vote"
    if not sheet.is_sent:
        words = _("Report being written") if sheet.report else _("No report yet")
        yield words, "unknown", ""
    if sheet.case.status == S.NOT_PROPOSED:
        yield _("Does not ask for the title"), "unknown", ""
    yield _("Report sent, to be voted on"), "on_track", "vote"
