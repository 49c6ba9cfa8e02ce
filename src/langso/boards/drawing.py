"""The geometry of plates and bars: plain numbers as strings, ready for SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

PetalState = Literal["full", "wait", "gone", "empty"]
HEADROOM = Decimal("1.04")  # of a bar beyond the highest mark


@dataclass(frozen=True)
class Petal:
    """One village: its name, whether its figure is in, where its number stands."""

    name: str
    state: PetalState
    angle: str
    label: str = ""
    x: str = ""
    y: str = ""


@dataclass(frozen=True)
class Plate:
    """A plate with one petal per village."""

    petals: tuple[Petal, ...]
    outer: str
    inner: str


@dataclass(frozen=True)
class Segment:
    """One step of a bar that counts in steps."""

    x: str
    width: str
    filled: bool


@dataclass(frozen=True)
class Bar:
    """Progress: fill is now, `due` what is needed by today, `post` the aim."""

    fill: str = ""
    due: str = ""
    post: str = ""
    segments: tuple[Segment, ...] = ()

    @property
    def empty(self) -> bool:
        """No figure: drawn dashed."""
        return not self.fill and not self.segments


def plate(villages: Sequence[tuple[str, str, PetalState]]) -> Plate:
    """Draw villages given as (name, number printed beside the rim, state)."""
    count = max(len(villages), 1)
    outer, inner = petal_shapes(count)
    petals = (
        _petal(360 * place / count, name, number, state)
        for place, (name, number, state) in enumerate(villages)
    )
    return Plate(tuple(petals), outer, inner)


@cache
def petal_shapes(count: int) -> tuple[str, str]:
    """Return the outlines of a lotus petal and of its heart, for so many of them."""
    half = min(12.2, math.pi * 98 / count * 0.96)
    return _outline(67, 118, half), _outline(74, 110, half * 0.6)


def rate_bar(value: Decimal, aim: Decimal, due: Decimal | None) -> Bar:
    """Draw a value on the way to its aim; the triangle only where it says more."""
    scale = max(value, aim, due or aim) * HEADROOM
    if scale <= 0:
        return Bar(fill="0%", post="0%")
    mark = "" if due is None or due == aim else _percent(due, scale)
    return Bar(fill=_percent(value, scale), due=mark, post=_percent(aim, scale))


def step_bar(done: int, steps: int) -> Bar:
    """Draw `done` of `steps` equal steps: months held, schools built."""
    width = Decimal(100) / steps
    segments = (
        Segment(f"{width * place:.2f}%", f"{width:.2f}%", place < done)
        for place in range(steps)
    )
    return Bar(segments=tuple(segments))


def _petal(angle: float, name: str, number: str, state: PetalState) -> Petal:
    if state != "gone":
        return Petal(name, state, f"{angle:.2f}")
    turn = math.radians(angle)
    x, y = 141 * math.sin(turn), 5 - 141 * math.cos(turn)
    return Petal(name, state, f"{angle:.2f}", number, f"{x:.1f}", f"{y:.1f}")


def _outline(foot: float, tip: float, half: float) -> str:
    """One closed curve from the foot of the petal to its tip and back."""
    length = tip - foot
    waist = tip - length * 0.44
    side = [
        (0.35, foot + length * 0.1), (1, waist - length * 0.26), (1, waist),
        (1, waist + length * 0.22), (0.28, tip - length * 0.18), (0, tip),
    ]  # fmt: skip
    left = _curves([(-half * share, -y) for share, y in side])
    back = [*reversed(side[:-1]), (0.0, foot)]
    right = _curves([(half * share, -y) for share, y in back])
    return f"M0 {-foot:g}{left}{right}Z"


def _curves(points: Sequence[tuple[float, float]]) -> str:
    """Write points as cubic curves, three to a curve."""
    pairs = [f"{x:.1f} {y:.1f}" for x, y in points]
    return "".join("C" + " ".join(pairs[i : i + 3]) for i in range(0, len(pairs), 3))


def _percent(value: Decimal, scale: Decimal) -> str:
    share = min(max(value / scale, Decimal(0)), Decimal(1))
    return f"{share * 100:.2f}%"
