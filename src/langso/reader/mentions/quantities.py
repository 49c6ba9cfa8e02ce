"""A numeral with what follows it: a scale, a currency, a percent sign or a noun."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from langso.reader.mentions.model import Kind
from langso.reader.mentions.numerals import NUMERAL, Numeral, read_numeral
from langso.reader.mentions.patterns import one_line
from langso.reader.mentions.units import NOT_NOUNS, RATE_NOUNS, is_whole, known_noun

_SCALES: Final = {
    "tỷ": 10**9,
    "tỉ": 10**9,
    "triệu": 10**6,
    "tr": 10**6,
    "vạn": 10**4,
    "nghìn": 10**3,
    "ngàn": 10**3,
}
_SCALE: Final = one_line(
    r"\s?(tỷ|tỉ|triệu|tr|vạn|nghìn|ngàn)(?!\w)(?!\s(?:lệ|trọng|suất|số|giá))"
)
_SHARE: Final = one_line(
    r"\s?(?:(?P<points>điểm\s(?:%|phần\străm))|(?P<percent>%(?!o(?!\w))|phần\străm)"
    r"|(?P<permille>‰|%o|phần\s(?:nghìn|ngàn)))"
)
_SIGNS: Final[dict[str, tuple[Kind, str]]] = {
    "percent": ("percent", "%"),
    "permille": ("permille", "‰"),
    "points": ("points", "điểm %"),
}
_DONG: Final = one_line(
    r"\s?(?:việt\snam\s)?(?:đồng|đ|vnđ|vnd)(?![\w])(?!\s(?:chí|bào))"
)
# "97 , 4 %": a text taken apart into words.
_SPACED: Final = one_line(r"[0-9]{1,3} , [0-9]{1,2}(?=\s?%)")
_RATE: Final = one_line(r"\s?/\s?([^\W\d_]+[23²³]?)")
_PER_NUMBER: Final = one_line(
    r"\s?/\s?(10{0,5}|1\.0{3}|10\.0{3}|100\.0{3})(?:\s(?:vạn|nghìn))?\s(?=[^\W\d_])"
)
_WORDS: Final = one_line(r"\s?([^\W\d_]+[23²³]?)(?:,?\s([^\W\d_]+)(?:\s([^\W\d_]+))?)?")
# "xã / phường / thị trấn" is any of them, "mô hình/xã" is a rate.
_PLACES: Final = ("xã", "thôn", "tổ", "huyện", "phường", "ấp", "bản", "làng", "khu")


class Quantity(NamedTuple):
    """What one numeral and the words after it amount to, up to `end`."""

    kind: Kind  # percent, permille, points, money, count or plain
    value: Decimal
    unit: str | None
    end: int
    decimals: int = 0
    step: Decimal = Decimal(1)


def read_quantity(low: str, start: int) -> Quantity | None:
    """Read the quantity whose numeral begins at `start` of the lower-case text."""
    found = NUMERAL.match(low, start)
    if found is None:
        return None
    raw, end = found[0], found.end()
    if low.startswith(" , ", end) and (spaced := _SPACED.match(low, start)):
        raw, end = spaced[0].replace(" ", ""), spaced.end()
    first = low[end : end + 2].lstrip()[:1]  # of what may stand behind a blank
    if first in "%‰đp" and (share := _SHARE.match(low, end)):
        return _share(read_numeral(raw, whole=False, share=True), share, low)
    if first in "tvn" and _SCALE.match(low, end):
        return _scaled(low, raw, end)
    if first in "đv" and (dong := _DONG.match(low, end)):
        return _money(read_numeral(raw, whole=True), low, dong.end())
    unit, after = read_noun(low, end)
    numeral = read_numeral(raw, whole=is_whole(unit))
    if numeral is None:
        return None
    kind: Kind = "plain" if unit is None else "count"
    return Quantity(kind, numeral.value, unit, after, numeral.decimals, _step(numeral))


def _share(numeral: Numeral | None, sign: re.Match[str], low: str) -> Quantity | None:
    if numeral is None:
        return None
    kind, unit = _SIGNS[sign.lastgroup or "percent"]
    rate = _RATE.match(low, sign.end())
    end = sign.end()
    if rate and rate[1] in ("năm", "tháng", "quý"):
        unit, end = f"{unit}/{rate[1]}", rate.end()
    return Quantity(kind, numeral.value, unit, end, numeral.decimals, _step(numeral))


def _scaled(low: str, raw: str, end: int) -> Quantity | None:
    """Read "563 tỷ 286 triệu đồng", "293,64 tỷ", "153 ngàn tấn", "5 nghìn tỷ"."""
    numeral = read_numeral(raw, whole=False)
    total, decimals, step = Decimal(0), 0, Decimal(1)
    for _ in range(4):
        scale, end = _scale(low, end)
        if numeral is None:
            return None
        total += numeral.value * scale
        decimals, step = numeral.decimals, scale * Decimal(10) ** -numeral.decimals
        following = NUMERAL.match(low, end + 1) if low.startswith(" ", end) else None
        if following is None or not _continues(low, following, scale):
            break
        numeral, end = read_numeral(following[0], whole=False), following.end()
    amount = total.to_integral_value() if total == total.to_integral_value() else total
    scaled = Quantity("money", amount, "đồng", end, decimals, step)
    return _scaled_unit(scaled, low, many=low.endswith("vạn", 0, end))


def _scale(low: str, end: int) -> tuple[int, int]:
    scale = 1
    for _ in range(3):
        word = _SCALE.match(low, end)
        if word is None:
            break
        # "triệu triệu" is a slip of the pen, "nghìn tỷ" is not.
        worth = _SCALES[word[1]]
        scale, end = scale * (worth if worth != scale else 1), word.end()
    return scale, end


def _continues(low: str, following: re.Match[str], scale: int) -> bool:
    """Tell whether "286 triệu" after "563 tỷ" belongs to the same amount."""
    word = _SCALE.match(low, following.end())
    if word:
        return _SCALES[word[1]] < scale
    return len(following[0]) > 4 and _DONG.match(low, following.end()) is not None


def _scaled_unit(quantity: Quantity, low: str, *, many: bool) -> Quantity:
    """Read what is scaled: đồng unless a noun follows; "76 vạn" alone is no money."""
    if dong := _DONG.match(low, quantity.end):
        rated, end = _rated("đồng", low, dong.end())
        return quantity._replace(unit=rated, end=end)
    if _RATE.match(low, quantity.end):
        rated, end = _rated("đồng", low, quantity.end)
        return quantity._replace(unit=rated, end=end)
    unit, end = read_noun(low, quantity.end)
    if not is_known(unit):
        return quantity._replace(kind="plain", unit=None) if many else quantity
    return quantity._replace(kind="count", unit=unit, end=end)


def _money(numeral: Numeral | None, low: str, end: int) -> Quantity | None:
    if numeral is None:
        return None
    unit, end = _rated("đồng", low, end)
    worth = numeral.value, unit, end, numeral.decimals, _step(numeral)
    return Quantity("money", *worth)


def _step(numeral: Numeral) -> Decimal:
    return Decimal(10) ** -numeral.decimals if numeral.decimals else Decimal(1)


def _rated(unit: str, low: str, end: int) -> tuple[str, int]:
    """Read on over "/người/năm"."""
    for _ in range(2):
        rate = _RATE.match(low, end)
        if rate is None:
            break
        unit, end = f"{unit}/{rate[1]}", rate.end()
    return unit, end


def is_known(unit: str | None) -> bool:
    """Tell whether a unit is a noun of the trade, not just the next word."""
    return (
        unit is not None and known_noun(tuple(unit.split("/")[0].split())) is not None
    )


def read_noun(low: str, end: int) -> tuple[str | None, int]:
    """Read the noun counted after a numeral that ends at `end`, with its rate.

    "hộ", "lượt người", "tạ/ha", "giường bệnh/1 vạn dân"; None where no noun follows.
    """
    noun, after = _bare_noun(low, end)
    if noun is None:
        return None, end
    if "/" in low[after : after + 2] and (per := _PER_NUMBER.match(low, after)):
        _, after = _bare_noun(low, per.end() - 1)
        return f"{noun}{low[per.start() : after].strip()}", after
    for _ in range(2):
        if "/" not in low[after : after + 2]:
            break
        rate = _RATE.match(low, after)
        if not rate or rate[1] not in RATE_NOUNS or noun.split()[0] in _PLACES:
            break
        noun, after = f"{noun}/{rate[1]}", rate.end()
    return noun, after


def _bare_noun(low: str, end: int) -> tuple[str | None, int]:
    found = _WORDS.match(low, end)
    if found is None or found[0].lstrip().startswith("lần lượt"):
        return None, end
    words = tuple(word for word in found.groups() if word)
    noun = known_noun(words)
    if noun is not None:
        return noun, found.end(len(noun.split()))
    return (None, end) if words[0] in NOT_NOUNS else (words[0], found.end(1))
