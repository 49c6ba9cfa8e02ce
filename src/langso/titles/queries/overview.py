"""All villages of a round in one table, and what is worth a look in each."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from langso.places.models import Lineage
from langso.titles.criteria import Criteria
from langso.titles.models import Assessment, Dossier, Meeting, Objection, Round
from langso.titles.queries.past import before_of
from langso.titles.shares import Share

S = Assessment.Status
LISTED = frozenset({S.PROPOSED, S.POSTED, S.SUBMITTED, S.AWARDED, S.CANCELLED})
PROPOSED = LISTED | {S.REFUSED}  # by the village, whatever the commune decided
TITLED = LISTED  # the outcome as it stands now
WITHOUT = frozenset({S.NOT_PROPOSED, S.REFUSED})
LOOKED_BACK = 3  # years, this one included


@dataclass(frozen=True)
class Vote:
    """What was counted at the last meeting; `apart` is how many households had another
    count than the list."""

    households: int
    present: int
    agreed: int
    needed: int
    apart: int

    @property
    def is_unanimous(self) -> bool:
        return self.present > 0 and self.agreed == self.present and not self.apart

    @property
    def is_just_enough(self) -> bool:
        return self.present == self.needed and self.present < self.households


@dataclass
class Village:
    """One row: a village's dossier with its counts."""

    dossier: Dossier
    states: Counter[str] = field(default_factory=Counter)
    points: Counter[int] = field(default_factory=Counter)
    known_before: int = 0
    same_as_before: int = 0
    apart: int = 0
    untouched: int = 0  # years in a row, this one included, in which all got it
    vote: Vote | None = None

    @property
    def name(self) -> str:
        return str(self.dossier.village or self.dossier.commune)

    @property
    def households(self) -> int:
        return sum(n for status, n in self.states.items() if status != S.LEFT)

    @property
    def assessed(self) -> int:
        return self.households - self.states[S.ASSESSING]

    @property
    def proposed(self) -> Share:
        return Share(sum(self.states[one] for one in PROPOSED), self.households)

    @property
    def not_proposed(self) -> int:
        return self.states[S.NOT_PROPOSED]

    @property
    def refused(self) -> int:
        return self.states[S.REFUSED]

    @property
    def same(self) -> Share:
        """Households with the same outcome as last year, of those that had one."""
        return Share(self.same_as_before, self.known_before)

    @property
    def same_points(self) -> Share:
        """The largest number of households with the same points, of those with any."""
        return Share(max(self.points.values(), default=0), self.points.total())

    @property
    def usual_points(self) -> int | None:
        """The points most households have."""
        return max(self.points, key=lambda n: (self.points[n], n), default=None)

    @property
    def opinions(self) -> int:
        return getattr(self.dossier, "opinions", None) or 0

    @property
    def opinions_open(self) -> int:
        return getattr(self.dossier, "opinions_open", None) or 0

    @property
    def has_signed(self) -> bool:
        return bool(getattr(self.dossier, "signed", 0))

    def days_left(self, today: date) -> int | None:
        """Days of posting to come, today included; None where it is not posted."""
        until = self.dossier.posted_until
        if self.dossier.status != Dossier.Status.POSTED or until is None:
            return None
        return max((until - today).days + 1, 0)


def villages_of(opened: Round) -> list[Village]:
    """The rows of a round, in the order of the villages. Four questions."""
    criteria = opened.criteria_set.criteria
    rows = {d.pk: Village(d) for d in with_counts(opened.dossiers.all())}
    _count(opened, rows)
    _look_back(opened, rows.values())
    for row in rows.values():
        row.vote = _vote(row, criteria)
    return list(rows.values())


def with_counts(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Dossiers with their village, the last count of votes, and the opinions."""
    held = Meeting.objects.filter(dossier=OuterRef("pk"), status=Meeting.Status.CLOSED)
    last = held.order_by("-pk")
    said = Objection.objects.filter(dossier=OuterRef("pk")).order_by()
    waiting = said.filter(status=Objection.Status.OPEN)
    return dossiers.select_related("village", "commune").annotate(
        present=Subquery(last.values("present")[:1]),
        agreed=Subquery(last.values("agreed")[:1]),
        voters=Subquery(last.values("households")[:1]),
        signed=_counted(held.filter(signed__isnull=False).order_by(), "dossier"),
        opinions=_counted(said, "dossier"),
        opinions_open=_counted(waiting, "dossier"),
    )


def _counted(rows: QuerySet[Meeting] | QuerySet[Objection], by: str) -> Subquery:
    return Subquery(rows.values(by).annotate(n=Count("pk")).values("n"))


def _count(opened: Round, rows: Mapping[int, Village]) -> None:
    """Count the cases, by dossier and by what is compared."""
    cases = Assessment.objects.filter(round=opened).order_by()
    by = ("dossier", "status", "before", "points", "votes_for")
    for dossier, status, before, points, votes, count in cases.values_list(
        *by
    ).annotate(n=Count("pk")):
        row = rows[dossier]
        row.states[status] += count
        if points is not None and status != S.LEFT:
            row.points[points] += count
        if before and status in PROPOSED | WITHOUT:
            row.known_before += count
            row.same_as_before += count * ((before in TITLED) == (status in TITLED))
        if votes is not None and votes != getattr(row.dossier, "agreed", None):
            row.apart += count


def _look_back(opened: Round, rows: Iterable[Village]) -> None:
    """How many years in a row every household of a village was proposed.

    Only villages where it is so this year are followed back: most have none.
    """
    full = [row for row in rows if row.proposed.is_all and not row.refused]
    if not full:
        return
    came_from = before_of(
        Lineage.objects.filter(after__parent=opened.commune_id).values_list(
            F("after"), F("before")
        )
    )
    own = [{row.dossier.village_id} | came_from(row.dossier.village_id) for row in full]
    years = [opened.year - back for back in range(1, LOOKED_BACK)]
    known = _known(opened, years, set().union(*own))
    for row, villages in zip(full, own, strict=True):
        row.untouched = 1 + _years(years, known, villages)


Known = Mapping[tuple[int, int | None], tuple[int, int]]


def _known(
    opened: Round, years: Sequence[int], villages: Collection[int | None]
) -> Known:
    """By year and village: the households assessed, and how many went without."""
    past = Assessment.objects.filter(
        round__commune=opened.commune_id,
        round__title=opened.title,
        round__year__in=years,
        village__in=villages,
    ).exclude(status=S.LEFT)
    found = (
        past.order_by()
        .values_list("round__year", "village")
        .annotate(
            everybody=Count("pk"), without=Count("pk", filter=Q(status__in=WITHOUT))
        )
    )
    return {(year, village): (n, none) for year, village, n, none in found}


def _years(
    years: Sequence[int],
    known: Known,
    villages: Iterable[int | None],
) -> int:
    for back, year in enumerate(years):
        found = [known[year, one] for one in villages if (year, one) in known]
        if not found or any(without for _everybody, without in found):
            return back
    return len(years)


def _vote(row: Village, criteria: Criteria) -> Vote | None:
    present = getattr(row.dossier, "present", None)
    if present is None:
        return None
    households = int(getattr(row.dossier, "voters", 0))
    agreed = int(getattr(row.dossier, "agreed", 0))
    needed = criteria.quorum.needed(households)
    return Vote(households, present, agreed, needed, row.apart)
