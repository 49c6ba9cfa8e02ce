"""The course of a target and of each of its villages, ready to be drawn. No query."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse

from langso.measures.aims import Aim, Standing
from langso.measures.charts import (
    Chart,
    Level,
    Setting,
    course_chart,
    small_charts,
)
from langso.measures.history import language
from langso.measures.queries.judging import Judged
from langso.measures.queries.standings import Needle
from langso.measures.queries.tracks import Moment, Track
from langso.measures.sentences import Wording, as_decimal
from langso.measures.steps import Step, withhold
from langso.measures.verdicts import expected_on
from langso.places.models import Unit
from langso.resolutions.wording import amount

Opens = Callable[[Moment], str]  # where a period opens, for those who may
OpensReport = Callable[[int], str]


@dataclass(frozen=True)
class Tile:
    """One village of many: its number, name, small course and newest value."""

    village: Unit
    chart: Chart
    newest: Step | None
    url: str = ""


def nowhere(_what: object) -> str:
    """For those who may open nothing."""
    return ""


def period_page(moment: Moment) -> str:
    """Where those who work for the commune see who reported a period."""
    first = next(iter(moment.periods), None)
    return "" if first is None else reverse("officer:period", args=[first])


def report_page(report: int) -> str:
    """Where they read one report."""
    return reverse("officer:report", args=[report])


def chart_of_target(
    track: Track,
    judged: Judged,
    today: date,
    last_year: Level | None = None,
    opens: Opens = nowhere,
) -> Chart | None:
    """The commune's course against what is expected; None where there is none yet."""
    if judged.aim.is_milestone:
        return None
    steps = [_step(moment, judged, opens(moment)) for moment in track.moments]
    return course_chart(steps, setting_of(judged, track, today, last_year))


def tiles_of(
    track: Track,
    judged: Judged,
    villages: Iterable[Unit],
    shares: Mapping[int, Decimal],
    today: date,
    opens: OpensReport = nowhere,
    links: Callable[[Unit], str] = nowhere,
    withheld: Collection[int] = (),
) -> list[Tile]:
    """Every village small, all on one scale, by their numbers: never by their results.

    A count has a line only in villages to which a share was given. Those withheld have
    no course, its height would tell the number; where all are, there are no tiles.
    """
    if judged.aim.is_milestone:
        return []
    here = sorted(villages, key=lambda village: (village.ordinal, village.path))
    setting = setting_of(judged, track, today)
    courses = [
        (
            _village_steps(track, judged, village.pk, opens, village.pk in withheld),
            _village_setting(judged, setting, shares.get(village.pk)),
        )
        for village in here
    ]
    if not any(step.value is not None for steps, _set in courses for step in steps):
        return []
    charts = small_charts(courses)
    return [
        Tile(village, chart, _newest(chart), links(village))
        for village, chart in zip(here, charts, strict=True)
    ]


def setting_of(
    judged: Judged, track: Track, today: date, last_year: Level | None = None
) -> Setting:
    """What a target is drawn against: its aim, and the way that leads there."""
    aim, verdict = judged.aim, judged.verdict
    start, end = aim.starts_on or track.window[0], aim.ends_on or track.window[1]
    goal = _level(verdict.goal, aim)
    first, due = (
        expected_on(aim, verdict, day) for day in (start, min(max(today, start), end))
    )
    walks = first is not None and first != verdict.goal
    return Setting(
        start, end, min(today, end), goal,
        _exact(first) if walks and first is not None else None,
        _level(due, aim) if walks else None, last_year,
    )  # fmt: skip


def _village_setting(judged: Judged, found: Setting, share: Decimal | None) -> Setting:
    """Only what the village is to reach; how fast is its own affair."""
    goal = found.goal if judged.aim.is_share else None
    if share is not None:
        goal = Level(share, amount(share, judged.aim.unit))
    return Setting(found.starts_on, found.ends_on, found.today, goal)


def _step(moment: Moment, judged: Judged, url: str) -> Step:
    said = judged.wording(language())
    now = moment.verified.standing if moment.known else None
    more = moment.reported.standing if moment.reported else None
    differs = more is not None and more != now
    return Step(
        moment.day,
        moment.name,
        _value(now, judged),
        said.current_words(judged.verdict, now) if now else "",
        moment.is_closed,
        _value(more, judged) if differs else None,
        said.current_words(judged.verdict, more) if more and differs else "",
        _covered(now or more),
        url,
        not moment.periods,
    )


def _covered(standing: Standing | None) -> str:
    if standing is None or not standing.expected:
        return ""
    covered = standing.expected - standing.missing
    return f"{covered}/{standing.expected}"


def _village_steps(
    track: Track, judged: Judged, unit: int, opens: OpensReport, is_withheld: bool
) -> list[Step]:
    said = judged.wording(language())
    steps = [
        _village_step(moment, judged, unit, opens, said) for moment in track.moments
    ]
    return [withhold(step) for step in steps] if is_withheld else steps


def _village_step(
    moment: Moment, judged: Judged, unit: int, opens: OpensReport, said: Wording
) -> Step:
    now, report = None, moment.known.get(unit)
    if report is not None:
        now = _alone(moment, moment.verified, unit, judged)
    more = None
    if moment.reported is not None and report is None:
        before = _alone(moment, moment.verified, unit, judged)
        more = _alone(moment, moment.reported, unit, judged)
        more = None if more == before else more
    return Step(
        moment.day,
        moment.name,
        _value(now, judged),
        said.current_words(judged.verdict, now) if now else "",
        moment.is_closed,
        _value(more, judged),
        said.current_words(judged.verdict, more) if more else "",
        url=opens(report) if report else "",
        by_records=not moment.periods,
    )


def _alone(
    moment: Moment, needle: Needle, unit: int, judged: Judged
) -> Standing | None:
    """What one village says by itself; None where it is not known."""
    assert judged.needles is not None
    one = needle.by_unit.get(unit)
    if one is None or one.part is None:
        return None
    if judged.needles.indicator.denominator_id is None:
        return Standing(moment.day, value=one.part)
    if not one.whole:
        return None
    return Standing(moment.day, numerator=one.part, denominator=one.whole)


def _newest(chart: Chart) -> Step | None:
    """The last one told; in a course that is withheld, its number is not said."""
    return next((step for step in chart.steps[::-1] if step.is_told), None)


def _value(standing: Standing | None, judged: Judged) -> Decimal | None:
    return None if standing is None else _exact(standing.level(judged.aim.unit))


def _level(level: Fraction | None, aim: Aim) -> Level | None:
    if level is None:
        return None
    return Level(_exact(level), amount(as_decimal(level), aim.unit))


def _exact(level: Fraction) -> Decimal:
    return Decimal(level.numerator) / Decimal(level.denominator)
