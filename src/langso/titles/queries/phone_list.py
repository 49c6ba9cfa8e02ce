"""A village's list as its phone shows it: households, last year, what was chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.measures.queries.provenance import role_at
from langso.people.models import User
from langso.registry.models import Restriction
from langso.titles.models import Assessment, Dossier, ExcludingGround
from langso.titles.queries.called import called_by
from langso.titles.queries.handing_out import BEYOND, DIGITS
from langso.titles.rules import may_see_grounds

S = Assessment.Status
PROPOSED = (S.PROPOSED, S.POSTED, S.SUBMITTED, S.AWARDED)
FIELDS = (
    "pk", "household__number", "household__head", "household__address", "before",
    "streak", "status", "reason", "points", "revision", "marks", "household",
    "village__name",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One household on the list; `grounds` are codes, for those who decide only.

    Of one that asked for its data to be used no further (`is_restricted`) the number
    is shown and nothing else: by it the household is told apart and assessed.
    """

    pk: int
    number: str
    head: str
    address: str
    before: str
    streak: int
    status: str
    reason: str
    points: int | None
    revision: int
    grounds: tuple[str, ...] = ()
    marks: Mapping[str, int] = field(default_factory=dict)
    is_restricted: bool = False

    def as_json(self) -> list[Any]:
        """As the phone's script reads it, in the order of the fields."""
        fields = [
            self.pk, self.number, self.head, self.address, self.before, self.streak,
            self.status, self.reason, self.points, self.revision, [*self.grounds],
            dict(self.marks),
        ]  # fmt: skip
        return [*fields, self.called, self.note] if self.is_restricted else fields

    @property
    def called(self) -> str:
        """What a page calls the household: by its head, else by its number."""
        return self.head or called_by(self.number, self.pk)

    @property
    def note(self) -> str:
        """Why a name is not shown, and whom to ask."""
        if not self.is_restricted:
            return ""
        return _("This household asked that its data be used no further; ask the"
                 " commune if need be")  # fmt: skip

    @property
    def house(self) -> tuple[int, str, int]:
        """What a list by house number is sorted by, as certificates are."""
        digits = DIGITS.search(self.number)
        return (int(digits[0]) if digits else BEYOND, self.number, self.pk)


@dataclass(frozen=True)
class Counts:
    """How far a list is: proposed, not proposed, not yet assessed."""

    proposed: int = 0
    against: int = 0
    left: int = 0

    @property
    def all(self) -> int:
        return self.proposed + self.against + self.left


def lines_of(dossier: Dossier, person: Any) -> list[Line]:
    """The households of a list by given name; three queries, however long it is.

    Those whose processing is restricted come last, by number: their place among the
    names would tell of the name.
    """
    cases = _cases(dossier).order_by("household__name_sort", "pk")
    hidden = set(
        Restriction.objects.filter(household__commune=dossier.commune_id).values_list(
            "household", flat=True
        )
    )
    grounds = _grounds(dossier) if may_see_grounds(person, dossier) else {}
    lines = [_line(row, grounds, hidden) for row in cases.values_list(*FIELDS)]
    named = [line for line in lines if not line.is_restricted]
    others = [line for line in lines if line.is_restricted]
    return named + sorted(others, key=lambda line: line.house)


def counts_of(dossiers: Iterable[Dossier]) -> dict[int, Counts]:
    """How far each list is; one query."""
    rows = Assessment.objects.filter(dossier__in=[d.pk for d in dossiers])
    by_status = rows.exclude(status=S.LEFT).order_by().values_list("dossier", "status")
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for dossier, status, count in by_status.annotate(n=Count("pk")):
        place = 0 if status in PROPOSED else 2 if status == S.ASSESSING else 1
        sums[dossier][place] += count
    return {key: Counts(*found) for key, found in sums.items()}


def who_ticked(cases: Iterable[Assessment]) -> dict[int, str]:
    """The role of whoever ticked each case, as people appear everywhere."""
    rows = [case for case in cases if case.ticked_by_id]
    people = User.objects.prefetch_related("posts").in_bulk(
        {case.ticked_by_id for case in rows}
    )
    return {c.pk: role_at(people.get(c.ticked_by_id), c.ticked_at) for c in rows}


def role_now(person: User) -> str:
    """The role of a person today, as people appear everywhere."""
    return role_at(person, timezone.now())


def stamp_of(dossier: Dossier) -> str:
    """Changes with every tick and every step of the dossier; one query."""
    found = _cases(dossier).aggregate(sum=Sum("revision"), count=Count("pk"))
    return f"{dossier.status}.{found['count']}.{found['sum']}"


def _cases(dossier: Dossier) -> QuerySet[Assessment]:
    return Assessment.objects.filter(dossier=dossier).exclude(status=S.LEFT)


def grounds_of(cases: list[int]) -> dict[int, list[str]]:
    """The codes of grounds by case; only for who decides (`may_see_grounds`)."""
    return _by_case(ExcludingGround.objects.filter(assessment__in=cases))


def _grounds(dossier: Dossier) -> dict[int, list[str]]:
    return _by_case(ExcludingGround.objects.filter(assessment__dossier=dossier))


def _by_case(rows: QuerySet[ExcludingGround]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for case, code in rows.order_by("code").values_list("assessment", "code"):
        found[case].append(code)
    return found


def _line(
    row: tuple[Any, ...], grounds: Mapping[int, list[str]], hidden: set[int]
) -> Line:
    *known, marks, household, village = row
    held = tuple(grounds.get(known[0], ()))
    line = replace(Line(*known), grounds=held, marks=marks)
    if household is None:
        return replace(line, number="", head=village or "", address="")
    if household in hidden:
        return replace(line, head="", address="", is_restricted=True)
    return line
