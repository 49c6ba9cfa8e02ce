"""One dossier as the commune looks it over, and which waits next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy, ngettext

from langso.people.models import User
from langso.places.models import Lineage
from langso.registry.models import Household
from langso.titles import days
from langso.titles.models import Assessment, Dossier, ExcludingGround, Meeting
from langso.titles.queries.called import called
from langso.titles.queries.handing_out import house_order
from langso.titles.queries.living import living
from langso.titles.rules import visible_dossiers

S = Assessment.Status
NAMED = 12  # of those that came or went, as many are named
OF_THE_HOUSE = {  # reasons no set names
    "voted-down": gettext_lazy("not enough votes at the meeting"),
    "objected": gettext_lazy("taken off after an opinion that was found right"),
}


@dataclass(frozen=True)
class Case:
    """A household on the list, with why it is not proposed in words."""

    assessment: Assessment
    reason: str
    grounds: Sequence[str]


@dataclass(frozen=True)
class Moved:
    """What the register says otherwise than a list that was voted on."""

    gone: Sequence[Assessment]
    new: Sequence[Household]
    village_became: Sequence[str]

    @property
    def gone_names(self) -> str:
        return _first([called(one) for one in self.gone])

    @property
    def new_names(self) -> str:
        return _first([one.head for one in self.new if not hasattr(one, "restriction")])


def _first(names: list[str]) -> str:
    """The first names, and how many more there are."""
    named = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    if rest <= 0:
        return named
    said = ngettext("%(names)s and one more", "%(names)s and %(count)d more", rest)
    return said % {"names": named, "count": rest}


def waiting_for(person: User) -> QuerySet[Dossier]:
    """Dossiers an officer may look over: submitted by somebody else."""
    mine = visible_dossiers(person).filter(
        commune__in=person.serves_communes, status=Dossier.Status.SUBMITTED
    )
    return mine.exclude(submitted_by=person).order_by("submitted_at", "pk")


def next_for(person: User, after: Dossier | None = None) -> int | None:
    """The dossier that has waited longest, another one than this."""
    waiting = waiting_for(person)
    if after is not None:
        waiting = waiting.exclude(pk=after.pk)
    return waiting.values_list("pk", flat=True).first()


def cases_of(dossier: Dossier) -> list[Assessment]:
    """The cases in the order of house numbers."""
    rows = dossier.assessments.select_related(
        "household__restriction", "village", "commune"
    )
    return sorted(rows, key=lambda one: house_order(_number(one), one.pk))


def in_words(
    dossier: Dossier, cases: Sequence[Assessment], grounds: Mapping[int, list[str]]
) -> list[Case]:
    """The cases with their reasons in the words of the set."""
    criteria = dossier.round.criteria_set.criteria
    reasons = {reason.code: reason.text for reason in criteria.reasons} | OF_THE_HOUSE
    texts = criteria.ground_texts()
    return [
        Case(
            one,
            str(reasons.get(one.reason, one.reason)),
            [texts.get(code, code) for code in grounds.get(one.pk, ())],
        )
        for one in cases
    ]


def grounds_of(rows: QuerySet[ExcludingGround]) -> dict[int, list[str]]:
    """Codes of grounds by case."""
    found: dict[int, list[str]] = {}
    for case, code in rows.order_by("code").values_list("assessment", "code"):
        found.setdefault(case, []).append(code)
    return found


def differs(one: Assessment) -> bool:
    """This year's outcome is another than last year's."""
    had = one.before == S.AWARDED
    has = one.status in (S.PROPOSED, S.POSTED, S.SUBMITTED, S.AWARDED)
    return bool(one.before) and one.status != S.LEFT and had != has


def meetings_of(dossier: Dossier) -> QuerySet[Meeting]:
    """Meetings with their signed sheets, the last one first."""
    return dossier.meetings.order_by("-pk").prefetch_related("signed")


def moved_since(dossier: Dossier) -> Moved:
    """Households that left, and new ones, since a list was voted on; else nothing."""
    status = Dossier.Status
    if dossier.is_being_ticked or dossier.status == status.DECIDED:
        return Moved([], [], [])
    opened = dossier.round
    gone = dossier.assessments.exclude(status=S.LEFT).filter(
        household__moved_out__isnull=False
    )
    known = Assessment.objects.filter(round=opened).values("household")
    came_out_of = Assessment.objects.filter(dossier=dossier).values("household")
    new = Household.objects.filter(
        Q(pk__in=living(opened.commune, opened.on).values("pk"))
        | Q(came_from__before__in=came_out_of),
        village=dossier.village_id,
        moved_out__isnull=True,
    )
    became = Lineage.objects.filter(before=dossier.village_id, on__lte=days.today())
    return Moved(
        list(gone.select_related("household__restriction")),
        list(new.exclude(pk__in=known).select_related("restriction").distinct()),
        [link.after.name for link in became.select_related("after")],
    )


def _number(one: Assessment) -> str:
    return one.household.number if one.household else ""
