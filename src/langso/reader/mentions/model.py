"""A numeral of the text and what it is."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from langso.reader.model import Span

Kind = Literal[
    # Quantities: what may be a figure.
    "percent",  # 97,32 %
    "permille",  # 2,4‰
    "points",  # 9,32 điểm %
    "money",  # whole đồng; "đồng/người/năm" keeps its rate in the unit
    "count",  # 26 tổ, 16,9 ha, 208 kg/người: the unit is the noun as written
    "fraction",  # 107/118 người: value and numerator 107, denominator 118
    "range",  # 11,5 - 12,4%: value is the lower end, upper the higher one
    "times",  # tăng 6,1 lần
    "plain",  # a number with no unit of its own: "dân số 214.000"
    # Everything else: never a figure.
    "date",  # 31/3/2026, 16/11, ngày 31 tháng 3, tháng 12/2009
    "year",  # năm 2026
    "years",  # 2026-2030
    "clock",  # 17 giờ 00, 09h00, 24/24
    "duration",  # 45 ngày đêm, 5 năm
    "age",  # 15 tuổi; the unit is "tuổi"
    "docnum",  # 08/KHLT/UBMTTQ-UBND, số 102
    "citation",  # Điều 3, khoản 2, Phụ lục 01
    "ordinal",  # lần thứ 2, mức độ 1, Chi nhánh số 6, bão số 10
    "name",  # Đắk Kinh 1, COVID-19, "5.000 bộ áo dài yêu thương"
    "numbering",  # 1.1. at the start of a line
    "scale",  # tỷ lệ 1/500 of a map
    "rate",  # the lower part of a rate: 1 vạn in "giường bệnh/1 vạn dân"
    "footnote",  # ( 1 ), (12;16;18)
    "phone",  # 0912 345 678, and any other long code
    "words",  # an amount repeated in words: (Bằng chữ: hai tỷ đồng)
]
QUANTITIES: Final = frozenset(
    ("percent", "permille", "points", "money", "count", "fraction", "range", "times")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One numeral, with its unit, at `span` of the text; `raw` is what stands there.

    `value` is exact, scale words worked in ("563 tỷ 286 triệu đồng" is 563286000000);
    None where no amount is meant. `decimals` counts the printed decimals, so that the
    last printed place of "293,64 tỷ" is 10**7 đồng: `step`.
    """

    span: Span
    kind: Kind
    value: Decimal | None
    unit: str | None
    raw: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    decimals: int = 0
    upper: Decimal | None = None
    step: Decimal = Decimal(1)

    @property
    def is_quantity(self) -> bool:
        """It says how much of something; a bare number ("plain") does not yet."""
        return self.kind in QUANTITIES
