"""The geometry of a small chart of a course. Pure; a table stands behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 320, 104, 8, 66, 14, 26


@dataclass(frozen=True)
class Point:
    """One value of the course: where it is drawn, what it says."""

    x: str
    y: str
    label: str
    printed: str


@dataclass(frozen=True)
class Chart:
    """A line over time, and the level that is needed, as strings ready for SVG."""

    points: tuple[Point, ...]
    line: str
    need: str = ""
    need_words: str = ""

    @property
    def last(self) -> Point:
        return self.points[-1]


def course_chart(
    values: Sequence[tuple[str, str, Decimal]],
    need: Decimal | None = None,
    need_words: str = "",
) -> Chart | None:
    """Draw (label, printed, value) in their order; nothing for fewer than two."""
    if len(values) < 2:
        return None
    levels = [value for _label, _printed, value in values]
    every = [*levels, *([] if need is None else [need])]
    low, high = min(every), max(every)
    room = (high - low) or Decimal(1)

    def height(value: Decimal) -> str:
        free = HEIGHT - TOP - BOTTOM
        return f"{HEIGHT - BOTTOM - (value - low) / room * free:.1f}"

    step = Decimal(WIDTH - LEFT - RIGHT) / (len(values) - 1)
    points = tuple(
        Point(f"{LEFT + step * at:.1f}", height(value), label, printed)
        for at, (label, printed, value) in enumerate(values)
    )
    line = " ".join(f"{point.x},{point.y}" for point in points)
    return Chart(points, line, "" if need is None else height(need), need_words)
