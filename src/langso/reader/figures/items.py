"""The quantities of a line, joined where several numerals state one figure."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from langso.reader.mentions import Mention
from langso.reader.model import Span

SHARES: Final = ("percent", "permille")
_CUE: Final = (
    r"(?:(?:đã|ước|cũng|tương ứng(?: với)?|tương đương(?: với)?|với)\s)?"
    r"(?:đạt|chiếm|bằng|=|là|→|->)?\s?(?:được\s)?(?:(?:tỷ|tỉ) lệ"
    r"|tỷ trọng)?(?:\sđạt)?\s?[:=]?"
)
_PURE_CUE: Final = re.compile(rf"\s*{_CUE}\s*")
_ENDS_IN_CUE: Final = re.compile(
    r"(?<!\w)(?:đạt|chiếm|bằng|(?:tỷ|tỉ) lệ(?: là)?|=)\s*$"
)
_LAST_BREAK: Final = re.compile(r".*[,;(:–-]", re.DOTALL)
_OF_COUNT: Final = re.compile(r"(?:(?<!\w)chiếm(?: (?:tỷ|tỉ) lệ)?|=)\s*$")
_LONGEST_GAP: Final = 160
_AGAINST: Final = re.compile(
    r"\s?(?:\)\s?)?(?:so\s|cùng kỳ|kế hoạch|kh\s|dự toán|chỉ tiêu|mục tiêu|nghị quyết)"
)


class Item(NamedTuple):
    """What one figure is made of: a mention, with the fraction that states the same."""

    mention: Mention
    span: Span
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    fraction: Mention | None = None


def join_items(low: str, quantities: Sequence[Mention]) -> list[Item]:
    """Join "12.535/12.858; đạt 97,32 %" into one item; add shares to their counts."""
    items: list[Item] = []
    for mention in quantities:
        above = items[-1] if items else None
        joined = above and (
            _percent_of_fraction(low, above, mention)
            or _fraction_of_percent(low, above, mention)
        )
        if joined:
            items[-1] = joined
        else:
            items.append(_alone(low, above, mention))
    return items


def _alone(low: str, above: Item | None, mention: Mention) -> Item:
    part = above.mention if above else None
    if part and part.kind == "count" and is_share(low, part, mention):
        return Item(mention, mention.span, part.value)
    return Item(mention, mention.span, mention.numerator, mention.denominator)


def _percent_of_fraction(low: str, above: Item, mention: Mention) -> Item | None:
    fraction = above.mention
    if fraction.kind != "fraction" or mention.kind not in SHARES:
        return None
    gap = low[fraction.span[1] : mention.span[0]]
    if len(gap) > _LONGEST_GAP or not (_says_same(gap) or _agrees(fraction, mention)):
        return None
    span = (fraction.span[0], mention.span[1])
    return Item(mention, span, fraction.numerator, fraction.denominator, fraction)


def _fraction_of_percent(low: str, above: Item, mention: Mention) -> Item | None:
    """Join "đạt 90,7% (107/118 người)"."""
    percent = above.mention
    if percent.kind not in SHARES or mention.kind != "fraction" or above.fraction:
        return None
    gap = low[percent.span[1] : mention.span[0]].strip()
    if _closes_in_brackets(low, gap, mention) and _agrees(mention, percent):
        return Item(percent, percent.span, mention.numerator, mention.denominator)
    if gap not in ("(", "(đạt", "(có", "(tương ứng", "(tương đương", ", tương ứng"):
        return None
    span = (percent.span[0], mention.span[1])
    return Item(percent, span, mention.numerator, mention.denominator, mention)


def _closes_in_brackets(low: str, gap: str, fraction: Mention) -> bool:
    """Tell whether only a fraction in brackets follows: "100% học sinh (214/214)"."""
    plain = not any(mark in gap for mark in ";,:)") and len(gap) <= _LONGEST_GAP
    behind = low[fraction.span[1] : fraction.span[1] + 1]
    return len(gap) > 1 and gap.endswith("(") and plain and behind == ")"


def _says_same(gap: str) -> bool:
    broken = _LAST_BREAK.match(gap)
    if broken is None:
        return _ENDS_IN_CUE.search(gap) is not None or not gap.strip()
    return _PURE_CUE.fullmatch(gap, broken.end()) is not None


def _agrees(fraction: Mention, percent: Mention) -> bool:
    if not (fraction.numerator and fraction.denominator and percent.value):
        return False
    base = 100 if percent.kind == "percent" else 1000
    return abs(fraction.numerator * base / fraction.denominator - percent.value) < 1


def is_share(low: str, part: Mention, mention: Mention) -> bool:
    """Tell whether a percent is the share of the count before it: "117 hộ (3,04%)"."""
    if mention.kind not in SHARES or _AGAINST.match(low, mention.span[1]):
        return False
    gap = low[part.span[1] : mention.span[0]]
    if len(gap) > _LONGEST_GAP or ";" in gap or ". " in gap:
        return False
    broken = _LAST_BREAK.match(gap)
    if broken is None:
        return _OF_COUNT.search(gap) is not None
    return _PURE_CUE.fullmatch(gap, broken.end()) is not None
