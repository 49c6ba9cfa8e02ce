"""Awards in the order in which they are handed out: by village, then house number."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet

from langso.titles.models import Assessment

DIGITS = re.compile(r"\d+")
BEYOND = 10**9  # households without a number come last


@dataclass(frozen=True)
class Award:
    """What is printed of one award, and what it is sorted by."""

    pk: int
    name: str
    address: str
    village: str
    ordinal: int
    number: str


def handing_out(awards: QuerySet[Assessment]) -> list[Award]:
    """The awards by village and house number, as a person carries them round."""
    rows = awards.order_by().values_list(
        "pk", "household__head", "household__address", "household__number",
        "village__name", "village__ordinal", "commune__name",
    )  # fmt: skip
    found = [
        Award(pk, head or village or commune, address or "", village or commune,
              ordinal or 0, number or "")
        for pk, head, address, number, village, ordinal, commune in rows
    ]  # fmt: skip
    return sorted(found, key=_order)


def _order(award: Award) -> tuple[int, tuple[int, str, int]]:
    return award.ordinal, house_order(award.number, award.pk)


def house_order(number: str, pk: int) -> tuple[int, str, int]:
    """By house number as people count: 2 before 10; without one at the end."""
    digits = DIGITS.search(number)
    house = int(digits[0]) if digits else BEYOND
    return house, number, pk
