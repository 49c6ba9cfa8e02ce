"""The list that hangs on a paper: households by village, by their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from langso.vietnamese.numbers import print_number
from langso.writer.filling import Words


@dataclass(frozen=True)
class Home:
    """One household of a list, as it is printed."""

    number: str
    head: str
    address: str = ""


@dataclass(frozen=True)
class Village:
    """The households of one village, in the order they are to be printed."""

    name: str
    homes: tuple[Home, ...]


def by_village(villages: Sequence[Village]) -> list[Words]:
    """Villages and their households, numbered through the whole list.

    A village without a household on the list is not printed.
    """
    printed: list[Words] = []
    count = 0
    for village in filter(lambda village: village.homes, villages):
        homes = [_line(count + n, home) for n, home in enumerate(village.homes, 1)]
        count += len(homes)
        amount = f"{print_number(len(homes))} hộ"
        printed.append({"ten": village.name, "so_luong": amount, "ho": homes})
    return printed


def count_of(villages: Sequence[Village]) -> int:
    return sum(len(village.homes) for village in villages)


def _line(number: int, home: Home) -> Words:
    return {
        "stt": str(number),
        "so_ho": home.number,
        "chu_ho": home.head,
        "dia_chi": home.address,
    }


def named(items: Sequence[str], key: str = "ten") -> list[Words]:
    """Plain lines as a template asks for them."""
    return [{key: item} for item in items]
