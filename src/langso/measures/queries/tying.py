"""Targets beside the indicators that measure them, and what data each needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from langso.measures.matching import proposals
from langso.measures.models import Indicator, Measure, Question
from langso.measures.queries.standings import ties_of
from langso.places.models import Unit
from langso.resolutions.models import Item, Resolution, Target


@dataclass(frozen=True)
class Need:
    """One measure an indicator needs: counted from records, asked by forms, or not."""

    measure: Measure
    forms: tuple[str, ...]

    @property
    def is_met(self) -> bool:
        return bool(self.measure.fact or self.forms)


@dataclass(frozen=True)
class TieLine:
    """A target, its indicator (None: no way to measure yet), what its words propose.

    `needs` is the data of its indicator, else of the closest proposal.
    """

    target: Target
    indicator: Indicator | None
    proposed: tuple[Indicator, ...]
    needs: tuple[Need, ...]


def indicators_for(commune: Unit) -> QuerySet[Indicator]:
    """The indicators in force today: shipped ones and the commune's own."""
    today = timezone.localdate()
    in_force = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    return (
        Indicator.objects.filter(in_force, valid_from__lte=today)
        .filter(Q(commune__isnull=True) | Q(commune=commune))
        .select_related("numerator", "denominator")
    )


def tie_lines(resolution: Resolution) -> list[TieLine]:
    """Every target of a resolution with its tie. Four queries."""
    rejected = Item.Review.REJECTED
    targets = list(resolution.targets.exclude(review=rejected))
    ties = ties_of(target.thread for target in targets)
    indicators = list(indicators_for(resolution.commune))
    asked = forms_asking(resolution.commune)
    return [
        _line(target, ties.get(target.thread), indicators, asked) for target in targets
    ]


def forms_asking(commune: Unit) -> dict[int, list[str]]:
    """The names of the forms in use that ask each measure."""
    questions = Question.objects.filter(form__commune=commune, form__is_active=True)
    found: dict[int, list[str]] = {}
    for measure, name in questions.values_list("measure", "form__name"):
        found.setdefault(measure, []).append(name)
    return found


def needs_of(indicator: Indicator, asked: dict[int, list[str]]) -> tuple[Need, ...]:
    """What an indicator has to know, and from where it comes."""
    measures = [m for m in (indicator.numerator, indicator.denominator) if m]
    return tuple(Need(m, tuple(asked.get(m.pk, ()))) for m in measures)


def _line(
    target: Target,
    indicator: Indicator | None,
    indicators: Sequence[Indicator],
    asked: dict[int, list[str]],
) -> TieLine:
    found = tuple(proposals(target.subject, target.unit, indicators))
    meant = indicator or next(iter(found), None)
    needs = needs_of(meant, asked) if meant else ()
    return TieLine(target, indicator, found, needs)
