"""What everybody may know of a round: lists while they are posted, counts, decisions.

No number of a house, no address, no ground and no reason ever leaves here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet

from langso.places.models import Unit
from langso.places.queries import and_before
from langso.titles import days
from langso.titles.codes import read_code
from langso.titles.models import (
    Assessment,
    Certificate,
    Decision,
    Dossier,
    Objection,
    Round,
)
from langso.titles.queries.called import called_openly
from langso.titles.queries.deciding_days import counted_by_status, with_decision
from langso.vietnamese.spelling import fold

S = Assessment.Status
D = Dossier.Status
SHOWN = (D.POSTED, D.SUBMITTED, D.ACCEPTED, D.DECIDED)
LISTED = (S.POSTED, S.SUBMITTED, S.AWARDED, S.REFUSED, S.CANCELLED)
LONGEST_CODE = 40


@dataclass(frozen=True)
class Listed:
    """One line of a posted list: who, and the key an opinion names it by."""

    number: int
    pk: int
    name: str


@dataclass
class Standing:
    """A village in a round as everybody may know it."""

    dossier: Dossier
    decision: Decision | None = None
    cases: Counter[str] = field(default_factory=Counter)
    opinions: Counter[str] = field(default_factory=Counter)

    @property
    def is_shown(self) -> bool:
        return is_shown(self.dossier)

    @property
    def was_posted(self) -> bool:
        return self.dossier.posted_on is not None and self.dossier.status in SHOWN

    @property
    def households(self) -> int:
        return self.cases.total() - self.cases[S.LEFT]

    @property
    def listed(self) -> int:
        return sum(self.cases[status] for status in LISTED)

    @property
    def awarded(self) -> int:
        return self.cases[S.AWARDED]

    @property
    def said(self) -> int:
        return self.opinions.total()

    @property
    def unanswered(self) -> int:
        return self.opinions[Objection.Status.OPEN]


def is_shown(dossier: Dossier, today: date | None = None) -> bool:
    """The names may be read: from the day of posting to its last day."""
    day, start, end = today or days.today(), dossier.posted_on, dossier.posted_until
    is_posted = dossier.status in SHOWN and start is not None and end is not None
    return is_posted and start <= day <= end  # type: ignore[operator]


def names_posted(dossier: Dossier, words: str = "") -> list[Listed]:
    """Everybody on a list that is posted now, numbered; `words` choose among them."""
    cases = dossier.assessments.filter(status__in=LISTED).order_by("pk")
    related = cases.select_related("household__restriction", "village", "commune")
    every = [
        Listed(number, case.pk, called_openly(case))
        for number, case in enumerate(related, 1)
    ]
    wanted = fold(words).split()
    return [one for one in every if all(word in fold(one.name) for word in wanted)]


def standings(dossiers: QuerySet[Dossier]) -> list[Standing]:
    """Dossiers with their counts and decisions. Four questions."""
    found = {
        one.pk: Standing(one)
        for one in with_decision(dossiers).select_related(
            "round__criteria_set", "village", "commune"
        )
    }
    for pk, status, n in counted_by_status(found):
        found[pk].cases[status] = n
    said = Objection.objects.filter(dossier__in=found).order_by()
    for pk, status, n in said.values_list("dossier", "status").annotate(n=Count("pk")):
        found[pk].opinions[status] = n
    keys = {getattr(one.dossier, "decided_by", None) for one in found.values()}
    decisions = Decision.objects.in_bulk(keys - {None})
    for one in found.values():
        one.decision = decisions.get(getattr(one.dossier, "decided_by", None) or 0)
    return list(found.values())


def standings_of(unit: Unit, year: int) -> list[Standing]:
    """Of a commune, or of one of its villages and what it was made of."""
    dossiers = Dossier.objects.filter(round__year=year)
    if unit.level == Unit.Level.VILLAGE:
        return standings(dossiers.filter(village__in=and_before([unit.pk])))
    return standings(dossiers.filter(commune=unit))


def years_of(commune: Unit) -> list[int]:
    """The years of which the commune has a round, newest first. One question."""
    rounds = Round.objects.filter(commune=commune).order_by("-year")
    return list(rounds.values_list("year", flat=True).distinct())


def decided_cases(
    cases: QuerySet[Assessment], dossiers: Sequence[int]
) -> list[Assessment]:
    """The cases of dossiers with all that stands behind each, for who may see it."""
    chosen = cases.filter(dossier__in=dossiers).select_related(
        "household__restriction", "village", "decision", "cancelled_by", "round"
    )
    return list(chosen.order_by("dossier", "pk"))


def find_certificate(typed: str) -> Certificate | None:
    """The certificate of a code, as scanned or as typed by hand."""
    code = read_code(typed) if len(typed) <= LONGEST_CODE else ""
    certificates = Certificate.objects.select_related(
        "commune", "assessment__round", "assessment__decision",
        "assessment__cancelled_by",
    )  # fmt: skip
    return certificates.filter(code=code).first() if code else None


def find_objection(typed: str) -> Objection | None:
    """What somebody said, by the code of the receipt."""
    code = read_code(typed) if len(typed) <= LONGEST_CODE else ""
    said = Objection.objects.select_related(
        "dossier__round",
        "dossier__village",
        "dossier__commune",
        "assessment__household__restriction",
    )
    return said.filter(code=code).first() if code else None
