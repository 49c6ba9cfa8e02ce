"""The geometry of a course over the year, and of the same for each village. Pure.

Across, places are per cent of the drawing, so that letters keep their size on a phone;
down, they are pixels. What is not known is a gap, never zero. Nothing is said by colour
alone: filled is closed, hollow is provisional, a diamond is reported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from langso.measures.scales import Scale, nice_ticks, print_level, span
from langso.measures.steps import Step

HEIGHT = 190  # pixels
SMALL, SMALL_TOP, SMALL_FOOT = 52, 6, 6
MOST_MONTHS = 12
LOWEST = Decimal(125)  # where a word still has room under a point


@dataclass(frozen=True)
class Level:
    """A level drawn beside a course: the aim, what is needed by today, last year."""

    value: Decimal
    words: str


@dataclass(frozen=True)
class Setting:
    """What a course is drawn against: the days, and the levels beside it.

    The line that is expected goes from `start` on the first day to the goal on the
    last; `due` is where it stands today.
    """

    starts_on: date
    ends_on: date
    today: date
    goal: Level | None = None
    start: Decimal | None = None
    due: Level | None = None
    last_year: Level | None = None

    @property
    def levels(self) -> list[Decimal]:
        known = (self.goal, self.due, self.last_year)
        start = [] if self.start is None else [self.start]
        return start + [level.value for level in known if level is not None]


@dataclass(frozen=True)
class Mark:
    """One value: where it is drawn, how, and the period it stands for."""

    x: str
    y: str
    kind: str  # closed, open, records, reported
    printed: str
    step: Step


@dataclass(frozen=True)
class Line:
    """A stroke from one place to another."""

    x1: str
    y1: str
    x2: str
    y2: str
    kind: str = ""


@dataclass(frozen=True)
class Tick:
    """A word at a place of an axis."""

    at: str
    words: str


@dataclass(frozen=True)
class Chart:
    """Everything a template draws; `steps` is the table behind it."""

    steps: tuple[Step, ...]
    setting: Setting
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    gaps: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    months: tuple[Tick, ...] = ()
    goal: str = ""
    last_year: str = ""
    pace: Line | None = None
    due: Tick | None = None
    height: int = HEIGHT
    kinds: frozenset[str] = field(default=frozenset())

    @property
    def verified(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind != "reported"]

    @property
    def first(self) -> Mark | None:
        return next(iter(self.verified), None)

    @property
    def last(self) -> Mark | None:
        return next(iter(self.verified[::-1]), None)

    @property
    def below(self) -> bool:
        """The newest value is written under its point: no line comes from there."""
        heights = [Decimal(mark.y) for mark in self.verified]
        return bool(heights) and heights[-1] <= min(heights[0], LOWEST)

    @property
    def opens(self) -> bool:
        """Some of its points lead somewhere."""
        return any(step.url for step in self.steps)


def course_chart(steps: Sequence[Step], setting: Setting) -> Chart | None:
    """Draw a course; nothing where fewer than two periods are known."""
    if len([step for step in steps if step.value is not None]) < 2:
        return None
    low, high = span([*_values(steps), *setting.levels])
    scale = Scale(setting.starts_on, setting.ends_on, low, high)
    return _with_axes(_drawn(steps, setting, scale, HEIGHT), scale)


def small_charts(courses: Sequence[tuple[Sequence[Step], Setting]]) -> list[Chart]:
    """Draw many courses small, all on one scale, in the order given."""
    every: list[Decimal] = []
    for steps, setting in courses:
        every += [*_values(steps), *setting.levels]
    low, high = span(every)
    return [
        _drawn(
            steps,
            setting,
            Scale(
                setting.starts_on, setting.ends_on, low, high, Decimal(2), Decimal(98),
                SMALL_TOP, SMALL - SMALL_FOOT,
            ),
            SMALL,
        )
        for steps, setting in courses
    ]  # fmt: skip


def _values(steps: Iterable[Step]) -> Iterator[Decimal]:
    for step in steps:
        yield from (v for v in (step.value, step.reported) if v is not None)


def _drawn(steps: Sequence[Step], setting: Setting, scale: Scale, height: int) -> Chart:
    """What a large and a small course have both; a small one has no axes."""
    places = {step.day: scale.x(step.day) for step in steps}
    marks = tuple(_marks(steps, scale, places))
    kinds = {mark.kind for mark in marks}
    gaps = tuple(places[s.day] for s in steps if not s.is_told and s.reported is None)
    return Chart(
        tuple(steps), setting, marks, tuple(_lines(steps, scale, places)), gaps,
        goal="" if setting.goal is None else scale.y(setting.goal.value),
        height=height, kinds=frozenset(kinds | ({"gap"} if gaps else set())),
    )  # fmt: skip


def _with_axes(chart: Chart, scale: Scale) -> Chart:
    """The levels, the months, and what is expected and was last year."""
    before = chart.setting.last_year
    return replace(
        chart,
        ticks=_ticks(chart.steps, scale),
        months=_months(scale),
        last_year="" if before is None else scale.y(before.value),
        pace=_pace(chart.setting, scale),
        due=_due(chart.setting, scale),
    )


def _marks(
    steps: Iterable[Step], scale: Scale, places: Mapping[date, str]
) -> Iterator[Mark]:
    for step in steps:
        x = places[step.day]
        if step.reported is not None:
            y = scale.y(step.reported)
            yield Mark(x, y, "reported", step.reported_printed, step)
        if step.value is not None:
            yield Mark(x, scale.y(step.value), step.kind, step.printed, step)


def _lines(
    steps: Sequence[Step], scale: Scale, places: Mapping[date, str]
) -> Iterator[Line]:
    """From each known period to the next; none across a gap."""
    for one, other in pairwise(steps):
        if one.value is not None and other.value is not None:
            kind = other.kind if other.kind == one.kind else "open"
            start = (places[one.day], scale.y(one.value))
            yield Line(*start, places[other.day], scale.y(other.value), kind)


def _ticks(steps: Iterable[Step], scale: Scale) -> tuple[Tick, ...]:
    levels = nice_ticks(scale.low, scale.high)
    if all(value == value.to_integral_value() for value in _values(steps)):
        levels = [level for level in levels if level == level.to_integral_value()]
    return tuple(Tick(scale.y(level), print_level(level)) for level in levels)


def _months(scale: Scale) -> tuple[Tick, ...]:
    """The middle of each month, by its number; of many months only some."""
    first = scale.starts_on.replace(day=1)
    found = []
    while first <= scale.ends_on:
        middle = first.replace(day=15)
        if scale.starts_on <= middle <= scale.ends_on:
            found.append(Tick(scale.x(middle), str(first.month)))
        first = (first + timedelta(days=32)).replace(day=1)
    return tuple(found[:: -(-len(found) // MOST_MONTHS) or 1])


def _pace(setting: Setting, scale: Scale) -> Line | None:
    """The line that is expected, where there is one to walk along."""
    if setting.start is None or setting.goal is None:
        return None
    from_, to = scale.y(setting.start), scale.y(setting.goal.value)
    return Line(scale.x(setting.starts_on), from_, scale.x(setting.ends_on), to)


def _due(setting: Setting, scale: Scale) -> Tick | None:
    if setting.due is None:
        return None
    return Tick(scale.x(setting.today), scale.y(setting.due.value))
