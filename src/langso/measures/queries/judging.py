"""From rows to a verdict. Nothing here writes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from langso.measures.aims import Aim, Standing
from langso.measures.models import Indicator, TargetFigure
from langso.measures.queries.spans import is_flow, span_of
from langso.measures.queries.standings import Needles
from langso.measures.sentences import Language, Wording
from langso.measures.verdicts import Verdict, judge
from langso.measures.wording import counted, is_quantity
from langso.resolutions.models import Resolution, Target


@dataclass(frozen=True)
class Judged:
    """A target with its verdict and every figure behind it, oldest first.

    `needles` are the sums over the villages where the target has an indicator; the
    verdict then stands on the verified one.
    """

    target: Target
    aim: Aim
    verdict: Verdict
    standing: Standing | None
    newest: TargetFigure | None
    figures: tuple[TargetFigure, ...]
    needles: Needles | None = None

    def sentence(self, language: Language = "vi") -> str:
        """Explain the verdict in one sentence."""
        return self.wording(language).sentence(self.verdict, self.standing)

    def wording(self, language: Language = "vi") -> Wording:
        return Wording(self.aim, self.target.subject, language)


def judge_target(
    target: Target,
    figures: Iterable[TargetFigure],
    today: date,
    needles: Needles | None = None,
    *,
    is_held_up: bool = False,
) -> Judged:
    """Judge a target by what its villages add up to, else by the figures entered.

    Runs no query. A starting level is one that was entered or stated; for a change,
    else, what the villages added up to in the year before.
    """
    figures = tuple(sorted(figures, key=lambda figure: (figure.as_of, figure.pk)))
    replaced = {figure.replaces_id for figure in figures}
    valid = [figure for figure in figures if figure.pk not in replaced]
    current = [f for f in valid if f.kind == TargetFigure.Kind.CURRENT]
    starts = [f for f in valid if f.kind == TargetFigure.Kind.BASELINE]
    newest = current[-1] if current else None
    standing = standing_of(newest) if newest else None
    if needles is not None and needles.verified.standing is not None:
        standing, newest = needles.verified.standing, None
    baseline = standing_of(starts[-1]) if starts else _stated_baseline(target, today)
    if baseline is None and needles is not None:
        baseline = needles.before
    aim = aim_of(target, needles.indicator if needles else None)
    verdict = judge(
        aim, standing, baseline=baseline, today=today, is_held_up=is_held_up
    )
    if standing is None and needles is not None and needles.is_withheld:
        verdict = replace(verdict, code="too_few")
    return Judged(target, aim, verdict, standing, newest, figures, needles)


def living_targets(figure: TargetFigure) -> QuerySet[Target]:
    """The target that continues the one of the figure, if it is in force today."""
    return Target.objects.select_related("resolution__commune").filter(
        thread=figure.target.thread,
        resolution__status=Resolution.Status.ADOPTED,
    )


def aim_of(target: Target, indicator: Indicator | None = None) -> Aim:
    """What a target asks for, as exact numbers.

    What its words leave open is as its indicator has it.
    """
    is_change = target.comparator in ("increase_by", "decrease_by")
    is_relative = is_change and target.unit == "%" and is_quantity(target.subject)
    aim = Aim(
        comparator=target.comparator,
        value=target.value,
        unit=counted(target.subject) if is_relative else target.unit,
        is_relative=is_relative,
        direction=target.direction,
        starts_on=target.period_start,
        ends_on=target.period_end,
        at_end_only=target.at_end_only,
    )
    return aim if indicator is None else _completed(aim, indicator, target)


def _completed(aim: Aim, indicator: Indicator, target: Target) -> Aim:
    """Never against the words: "at least" is up, and a number is more than yes or no.

    A target is "up" unless somebody or its words said else.
    """
    is_open = aim.comparator in {"=", "maintain"} and aim.direction == "up"
    is_one = aim.value == 1 and aim.comparator in {"=", ">="}
    is_deed = (
        indicator.kind == Indicator.Kind.MILESTONE
        and (aim.value is None or is_one)
        and aim.comparator in {"=", ">", ">=", "maintain"}
        and not aim.is_share
    )
    span = span_of(target, indicator)
    is_change = aim.comparator in {"increase_by", "decrease_by"}
    return replace(
        aim,
        starts_on=span.starts_on if span else aim.starts_on,
        ends_on=span.ends_on if span else aim.ends_on,
        from_zero=is_change and is_flow(indicator),
        direction=indicator.direction if is_open else aim.direction,
        at_end_only=aim.at_end_only or indicator.at_end_only,
        value=None if is_deed else aim.value,
        unit="" if is_deed else aim.unit,
    )


def standing_of(figure: TargetFigure) -> Standing:
    """What a figure says, as exact numbers."""
    return Standing(
        as_of=figure.as_of,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        missing=len(figure.missing),
        expected=figure.expected,
    )


def _stated_baseline(target: Target, today: date) -> Standing | None:
    if target.baseline_value is None:
        return None
    return Standing(target.period_start or today, value=target.baseline_value)
