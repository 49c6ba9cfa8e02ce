"""How figures and days are printed on every page: as Vietnamese print them.

Django's own Vietnamese locale does not group digits (12535 for 12.535), so pages use
these and nothing else.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from langso.vietnamese.dates import print_date
from langso.vietnamese.money import print_money
from langso.vietnamese.numbers import print_number

register = template.Library()
_WHOLE = re.compile(
    r"gia đình|văn hóa|danh hiệu|danh sách|thi đua|khen thưởng|tiêu biểu|tổ dân phố"
    r"|(?:thôn|năm) \d+",
    re.IGNORECASE,
)


@register.filter
def whole(words: str) -> str:
    """Keep compound words of a heading on one line: “văn hóa”, “Thôn 1”."""
    return _WHOLE.sub(
        lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), f"{words}"
    )


@register.filter
def number(value: Decimal | int | None) -> str:
    """Print a count or an exact number: 12.535, 97,32. Nothing prints nothing."""
    return "" if value is None else print_number(value)


@register.filter
def plain_number(value: Decimal | int | None) -> str:
    """Print an exact number without the zeros a database adds: 12,5 for 12.5000."""
    if value is None:
        return ""
    exact = Decimal(value)
    whole = exact.to_integral_value()
    return print_number(whole if whole == exact else exact.normalize())


@register.filter
def percent(value: Decimal | int | None) -> str:
    """Print a figure that is already in percent: 97,49%, no space before the sign."""
    return "" if value is None else f"{print_number(value)}%"


@register.filter
def money(value: int | None) -> str:
    """Print whole đồng in words of the trade: 563 tỷ 286 triệu đồng."""
    return "" if value is None else print_money(int(value))


@register.filter
def day(value: date | None) -> str:
    """Print a day without leading zeros: 8/7/2026; of a moment its local day."""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return "" if value is None else print_date(value)


@register.filter
def moment(value: datetime | None) -> str:
    """Print a moment: 8/7/2026, 16 giờ 40."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{print_date(local.date())}, {local.hour} giờ {local.minute:02}"
