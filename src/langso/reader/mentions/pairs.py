"""Two numerals that make one mention: fractions and ranges."""

from decimal import Decimal
from typing import Final

from langso.reader.mentions.model import Mention
from langso.reader.mentions.numerals import NUMERAL, read_numeral
from langso.reader.mentions.patterns import one_line
from langso.reader.mentions.quantities import Quantity, read_quantity

_OVER: Final = one_line(
    r"\s?/\s?(?:tổng\ssố\s)?(?=[0-9])|\s(?:trên|trong)\stổng\ssố\s(?=[0-9])"
)
_OUT_OF: Final = one_line(r"\strên\s(?=[0-9])")
_TO: Final = one_line(r"\s?[-–—]\s?(?=[0-9])|\s(?:đến|tới)\s(?=[0-9])")
_PLAIN: Final = ("plain", "count")


def read_pair(low: str, start: int, first: Quantity) -> Mention | None:
    """Read a fraction or a range that begins at `start` with the quantity `first`."""
    numeral = NUMERAL.match(low, start)
    tight = numeral.end() if numeral else first.end
    if not (_may_join(low, tight) or _may_join(low, first.end)):
        return None
    return (
        _fraction(low, start, first, tight)
        or _range(low, start, first, tight)
        or (_range(low, start, first, first.end) if tight != first.end else None)
    )


def _may_join(low: str, at: int) -> bool:
    """Tell quickly that a bar, a dash or "trên", "trong", "đến", "tới" may follow."""
    return low[at : at + 2].lstrip()[:1] in "/-–—tđ"


def _fraction(low: str, start: int, first: Quantity, tight: int) -> Mention | None:
    """Read "107/118 người", "12.535/tổng số 12.858 hộ", "4.391,5 ha/4.302,19"."""
    over = _OVER.match(low, tight) or _OVER.match(low, first.end)
    out_of = over or _OUT_OF.match(low, tight)
    if out_of is None:
        return None
    second = read_quantity(low, out_of.end())
    if second is None or not _divides(first, second):
        return None
    if over is None and not 0 < first.value <= second.value:
        return None
    top = _value(low, start, second, first)
    return Mention(
        (start, second.end),
        "fraction",
        top,
        second.unit or first.unit,
        "",
        numerator=top,
        denominator=second.value,
        decimals=first.decimals,
        step=first.step,
    )


def _divides(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities count the same: not "45 kg/người/6 tháng"."""
    if second.kind in ("percent", "permille", "points") or "/" in (first.unit or ""):
        return False
    if first.kind == second.kind == "count":
        return first.unit == second.unit
    return first.kind in _PLAIN or first.kind == second.kind


def _value(low: str, start: int, second: Quantity, first: Quantity) -> Decimal:
    """Read the first numeral again, its unit being known: "33,293/35,000 người"."""
    numeral = NUMERAL.match(low, start)
    if first.kind != "plain" or numeral is None or second.unit is None:
        return first.value
    if second.kind == "money":
        return _scaled_alike(low, start, first, second)
    again = read_numeral(numeral[0], whole=True)
    return again.value if again and "," in numeral[0] else first.value


def _range(low: str, start: int, first: Quantity, at: int) -> Mention | None:
    """Read "11,5 - 12,4%", "8 đến 10 điểm", "10.000 - 30.000 đồng/kg"."""
    to = _TO.match(low, at)
    if to is None:
        return None
    second = read_quantity(low, to.end())
    if second is None or second.unit is None:
        return None
    if first.unit not in (None, second.unit) and at == first.end:
        return None
    lower = _scaled_alike(low, start, first, second)
    if not lower < second.value:
        return None
    return Mention(
        (start, second.end),
        "range",
        lower,
        second.unit,
        "",
        decimals=first.decimals,
        upper=second.value,
        step=second.step,
    )


def _scaled_alike(low: str, start: int, first: Quantity, second: Quantity) -> Decimal:
    """The scale word stands once: "2,5 - 3 triệu đồng" are both millions."""
    if first.kind != "plain" or second.step * Decimal(10) ** second.decimals == 1:
        return first.value
    scale = second.step * Decimal(10) ** second.decimals
    return first.value * scale
