"""What a number counts, and what it may be, given how it is printed."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from langso.reader.findings.arithmetic import Lean, Range, printed_range
from langso.reader.mentions import Mention


def nouns(text: str) -> frozenset[str]:
    """Split a list of nouns written with bars between them.

    >>> sorted(nouns("hộ | hộ gia đình"))
    ['hộ', 'hộ gia đình']
    """
    return frozenset(noun.strip() for noun in text.split("|"))


# Nouns that name the same things in another way: sums may run over them.
_SAME: Final = {
    "người": "người | nam | nhân khẩu | khẩu | đại biểu | đồng chí | cán bộ | đảng viên"
    " | hội viên | đoàn viên | ông | bà | công dân | cử tri | lao động | thành viên"
    " | ủy viên | uỷ viên | giáo viên | nữ | phụ nữ | thanh niên | cá nhân | cháu | em"
    " | viên chức | công nhân | chiến sĩ | người dân | học sinh | trẻ em | trẻ | khách"
    " | hòa giải viên | đối tượng | bệnh nhân",
    "vụ": "vụ | vụ việc | đơn | đơn thư | hồ sơ | trường hợp | ý kiến | kiến nghị"
    " | phản ánh | vụ án",
    "hộ": "hộ | hộ gia đình | gia đình",
    "trường": "trường | trường học",
    "nhà": "nhà | ngôi nhà | căn nhà | căn | ngôi | nhà ở",
    "suất": "suất | suất quà | phần | phần quà | quà",
    "lượt": "lượt | lượt người | lượt khách",
}
_CLASS_OF: Final = {
    noun: name for name, written in _SAME.items() for noun in nouns(written)
}
# Measured, not counted: "25 km" is no part of "10 công trình".
MEASURED: Final = nouns(
    "ha | km | km2 | km² | m | m2 | m² | m3 | m³ | mét | tấn | tạ | kg | lít | mẫu"
    " | sào | tuổi | điểm | lần | độ | usd"
)


def unit_class(item: Mention) -> str:
    """Return what the number counts: "%", "đồng", "người", "thôn"; "" when not said.

    Words that name the same things in another way ("đồng chí", "đại biểu") are one.
    """
    if item.kind in ("percent", "points"):
        return "%"
    return class_of(item.unit or "")


def class_of(unit: str) -> str:
    """Return the noun under which `unit` is counted together with its like.

    >>> class_of("đồng chí"), class_of("thôn")
    ('người', 'thôn')
    """
    return _CLASS_OF.get(unit, unit)


def value_of(item: Mention) -> Decimal:
    """Return the number's value; 0 for what has none."""
    return item.value if item.value is not None else Decimal(0)


def is_whole_count(item: Mention) -> bool:
    """Tell whether the number counts whole things: households, people, votes."""
    counted = item.kind in ("count", "plain", "fraction")
    return counted and item.decimals == 0 and unit_class(item) not in MEASURED


def amount(item: Mention, lean: Lean = "") -> Range:
    """What the number may be: itself if printed whole, else half a last unit off."""
    value = value_of(item)
    whole = item.step == 1 and value == value.to_integral_value()
    slack = Fraction(0) if whole else Fraction(item.step) / 2
    return printed_range(value, item.step, lean, slack)


def claim(item: Mention, lean: Lean = "") -> Range:
    """What a computed value may be to agree: at most one unit of the last digit off."""
    return printed_range(value_of(item), item.step, lean, Fraction(item.step))
