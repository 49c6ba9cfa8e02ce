"""How a figure is compared, by the words around it, taken literally."""

import re
from typing import Final

from langso.reader.figures.parts import Part
from langso.reader.model import Comparator

_BEFORE: Final[tuple[tuple[Comparator, str], ...]] = (
    ("=", r"trên dưới|xấp xỉ|khoảng|ước khoảng|ước"),
    (
        ">=",
        r"ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|đạt và vượt|từ|>=|≥"
        r"|bằng hoặc cao hơn|bằng hoặc vượt|lớn hơn hoặc bằng",
    ),
    (
        "<=",
        r"không quá|tối đa|không vượt quá|không vượt|không cao hơn|không nhiều hơn"
        r"|nhiều nhất|cao nhất|<=|≤|nhỏ hơn hoặc bằng",
    ),
    ("<", r"dưới|gần|chưa đến|chưa tới|không đến|chưa đầy|thấp hơn|ít hơn|nhỏ hơn|<"),
    (">", r"trên|hơn|cao hơn|nhiều hơn|lớn hơn|vượt mức|vượt trên|quá|>"),
)
_COMPILED: Final = tuple(
    (
        comparator,
        re.compile(
            rf"(?<!\w)(?<!cấp )(?<!nêu )(?:{words})(?:\s(?:là|mức|khoảng))?[\s:]*$"
        ),
    )
    for comparator, words in _BEFORE
)
# What any of these ends in: most figures have none before them.
_LAST_WORDS: Final = (
    "là",
    "mức",
    "khoảng",
    *{w.split()[-1] for _, words in _BEFORE for w in words.split("|")},
)
_UP: Final = re.compile(r"(?:\s[^\W\d_]+){0,2}\s?trở lên(?!\w)")
_DOWN: Final = re.compile(r"(?:\s[^\W\d_]+){0,2}\s?trở (?:xuống|lại)(?!\w)")
_EXCEEDS: Final = re.compile(r"(?<!\w)vượt(?!\w)[^,;%]{0,40}$")
# "cao hơn năm trước 0,08 tạ" is a change, "cao hơn 90%" a bound.
_HIGHER: Final = re.compile(
    r"(?<!\w)(?P<way>cao|nhiều|lớn|thấp|ít|nhỏ) hơn(?P<than>[^,;:%\d]{0,24})$"
)
_MORE: Final = re.compile(r"(?<!\w)(?:tăng thêm|thêm)[\s:(]*$")
_CHANGE: Final = re.compile(
    r"(?<!\w)(?P<noun>(?:tốc độ|tỷ lệ|tỉ lệ|mức|tỷ suất|số)\s)?"
    r"(?P<verb>tăng|giảm)(?!\w)(?!\s(?:trưởng|cường|tốc))(?P<gap>[^;%]{0,90})$"
)
_LEVEL: Final = re.compile(
    r"(?<!\w)(?:đạt|còn|xuống|lên|có|chiếm|bằng|thành|kinh phí|(?<!so )với|cho|hỗ trợ"
    r"|được|xuống còn)"
    r"(?!\w)(?!\s(?:quá|hơn)\s\d)"
)
_IS: Final = re.compile(r"(?<!\w)là(?!\w)")
_PROGRAMME: Final = re.compile(
    r"(?:công tác|chương trình|mục tiêu quốc gia|chính sách|dự án|quỹ|ban chỉ đạo"
    r"|nguồn vốn)\s$"
)
_KEEPS: Final = re.compile(
    r"(?:(?:phấn đấu|tiếp tục|phần đấu|phần đầu|cơ bản|trong|đến|cuối|đầu|hết|năm|và"
    r"|\d{4}|hằng|hàng)"
    r"\s){0,8}(?:duy trì|giữ vững|giữ ổn định|giữ|bảo đảm duy trì"
    r"|đảm bảo duy trì)(?!\w)"
    r"(?!\s(?:(?:mức|tốc độ)\s(?:giảm|tăng)|và\s(?:xây|phát|mở)))"
)
_STEADY: Final = re.compile(
    r"(?<!\w)(?:duy trì|giữ|giữ vững|ổn định)(?: ổn định)?(?: ở)?(?: mức)?\s*$"
)
_CLAUSE_END: Final = re.compile(r"[,:;]")
_STAY: Final = re.compile(
    r"(?: [^\W\d]+){0,2} (?:giữ vững|duy trì(?= danh hiệu| đạt| chuẩn))(?!\w)"
)
_FAR: Final = 300
_NEAR: Final = 40  # characters; no comparator is longer


def compare(low: str, part: Part, *, target: bool) -> Comparator:
    """Return the comparator of a part's figure.

    "giảm còn dưới 5%" is the level `<` 5; "giảm 0,5%" is `decrease_by`. Only a target
    can be to `maintain` something.
    """
    start, end = part.item.span
    before = low[max(part.start, start - _FAR) : start]
    after = low[end : min(part.end, end + _NEAR)]
    change = _change(low, part, before)
    if change:
        return change
    if _UP.match(after):
        return ">="
    if _DOWN.match(after):
        return "<="
    stated = _stated(before[-_NEAR:])
    if target and stated in (None, "=") and _is_kept(before, after):
        return "maintain"
    return stated or "="


def _stated(near: str) -> Comparator | None:
    if not near.replace(":", " ").rstrip().endswith(_LAST_WORDS):
        return None
    for comparator, words in _COMPILED:
        if words.search(near):
            return comparator
    return None


def _is_kept(before: str, after: str) -> bool:
    """Tell whether a level is to be kept: "giữ tỷ lệ 42%", "11 thôn giữ vững"."""
    clause = _CLAUSE_END.split(before)[-1]
    kept = _KEEPS.match(clause.lstrip()) or _STEADY.search(before)
    return bool(kept or _STAY.match(after))


def _change(low: str, part: Part, before: str) -> Comparator | None:
    kind = part.item.mention.kind
    if kind == "times":
        return None
    near = before[-_NEAR - 8 :]
    if (
        " hơn" in near
        and (higher := _HIGHER.search(near))
        and (higher["than"].strip() or kind == "points")
    ):
        return _way(falls=higher["way"] in ("thấp", "ít", "nhỏ"))
    exceeds = "vượt" in near and _EXCEEDS.search(near)
    if exceeds and kind in ("percent", "points", "money"):
        return None if "đạt và vượt" in before[-24:] else "increase_by"
    if "thêm" in near and _MORE.search(near):
        return "increase_by"
    found = _last_change(before)
    if found is None or _only_names(found, before):
        return None
    return _way(falls=found["verb"] == "giảm")


def _way(*, falls: bool) -> Comparator:
    return "decrease_by" if falls else "increase_by"


def _only_names(change: re.Match[str], before: str) -> bool:
    """Tell whether "tăng" or "giảm" is part of a name or leads to a level."""
    if change["noun"]:
        return change["verb"] == "tăng" or change["noun"] == "số "
    if _PROGRAMME.search(before[: change.start()]):
        return True
    gap = change["gap"]
    if change["verb"] == "giảm" and gap.strip() in ("dưới", "xuống dưới"):
        return True
    return bool(_LEVEL.search(gap) or _IS.search(gap))


def _last_change(before: str) -> re.Match[str] | None:
    """Return the last "tăng" or "giảm" before the figure."""
    at = max(before.rfind("tăng"), before.rfind("giảm"))
    if at < 0:
        return None
    return _CHANGE.search(before, max(0, at - 12))
