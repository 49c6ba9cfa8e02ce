"""How a target and its figures are said in Vietnamese, on every page the same."""

from decimal import Decimal
from typing import cast

from langso.resolutions.models import Result, Target
from langso.resolutions.wording import amount, plain
from langso.vietnamese.comparators import Comparator, print_comparator
from langso.vietnamese.numbers import print_number
from langso.vietnamese.percent import print_percent

NOUNS = (
    "hộ", "thôn", "tổ dân phố", "người", "trường", "ý kiến", "trẻ em", "lao động",
    "hồ sơ", "vụ", "đơn", "tổ", "học sinh", "mô hình",
)  # fmt: skip
QUANTITIES = (
    "tổng ", "số ", "thu ", "chi ", "giá trị ", "doanh thu ", "sản lượng ",
    "thu nhập ", "lượng ", "diện tích ", "năng suất ",
)  # fmt: skip
LEADS = ("tổng số ", "tỷ lệ ", "tỉ lệ ", "các ", "số ")


def core(subject: str) -> str:
    """What is counted, without "tỷ lệ", "số" or "tổng số" before it.

    >>> core("Tổng số hộ gia đình văn hóa"), core("Tổng thu ngân sách")
    ('hộ gia đình văn hóa', 'tổng thu ngân sách')
    """
    small = subject[:1].lower() + subject[1:] if subject[1:2].islower() else subject
    for lead in LEADS:
        small = small.removeprefix(lead)
    return small


def counted(subject: str) -> str:
    """The noun that is counted: the first words of the subject, if they are one.

    >>> counted("Số hộ gia đình có thành viên trong nhóm Zalo"), counted("tổng thu")
    ('hộ', '')
    """
    things = f"{core(subject)} "
    return next((noun for noun in NOUNS if things.startswith(f"{noun} ")), "")


def is_quantity(subject: str) -> bool:
    """Something counted, not a share: 10% fewer of it is a tenth, not ten points.

    >>> is_quantity("Số vụ tai nạn"), is_quantity("Tỷ lệ trẻ em suy dinh dưỡng")
    (True, False)
    """
    return f"{subject.lower()} ".startswith(QUANTITIES)


def title(target: Target | Result) -> str:
    """Name a target by what it asks for: "Trên 90% hộ gia đình văn hóa"."""
    things = core(target.subject)
    if target.value is None or target.comparator == "none_left":
        bare = target.comparator in ("=", ">=") and target.value is None
        lead = "" if bare else _comparator(target)
        return _capital(f"{lead} {things}".strip())
    unit = "" if f"{things} ".startswith(f"{target.unit} ") else target.unit
    return _capital(f"{_comparator(target)} {amount(target.value, unit)} {things}")


def aim(target: Target) -> str:
    """Say the level alone, for the end of a bar: "90%", "giảm 1 hộ", "1.625 người"."""
    if target.comparator == "none_left" or target.value is None:
        return ""
    value = amount(target.value, target.unit)
    if target.comparator in ("increase_by", "decrease_by"):
        return f"{_comparator(target)} {value}"
    return value


def share(numerator: Decimal, denominator: Decimal, noun: str) -> str:
    """Say the two numbers of a share: "10.891 trên 12.858 hộ"."""
    parts = (print_number(plain(numerator)), "trên", print_number(plain(denominator)))
    return " ".join((*parts, noun)).strip()


def division(
    numerator: Decimal, denominator: Decimal, noun: str, against: Decimal | None
) -> str:
    """Write the division out: "10.891 hộ : 12.858 hộ = 84,7%"."""
    part, whole = (amount(plain(n), noun) for n in (numerator, denominator))
    return (
        f"{part} : {whole} = {print_percent(numerator, denominator, against=against)}"
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _comparator(item: Target | Result) -> str:
    """The word of the comparator; the database keeps it to the known codes."""
    return print_comparator(cast(Comparator, item.comparator))
