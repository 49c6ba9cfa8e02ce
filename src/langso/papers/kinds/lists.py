"""The list that hangs on a paper: households by village, or the villages themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from langso.vietnamese.numbers import print_number
from langso.writer.filling import Words
from langso.writer.wording import of_all


@dataclass(frozen=True)
class Subject:
    """What a title goes to, in the words papers have for it.

    `each` in a sentence, `counted` after a number. Where `is_place`, the villages of a
    list are what is awarded, and no household stands below them.
    """

    each: str
    counted: str
    is_place: bool = False

    @property
    def all_listed(self) -> str:
        return f"các {self.each} có tên trong danh sách kèm theo"


HOUSEHOLDS = Subject("hộ gia đình", "hộ")
VILLAGES = Subject("thôn, tổ dân phố", "thôn, tổ dân phố", is_place=True)


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
    homes: tuple[Home, ...] = ()


def words_of_list(villages: Sequence[Village], subject: Subject) -> Words:
    """Two tables stand in a template; the headings of the other one are empty."""
    places = villages if subject.is_place else ()
    return {
        "cot_chu_ho": "" if subject.is_place else "Họ và tên chủ hộ",
        "cot_thon": "Thôn, tổ dân phố" if places else "",
        "danh_sach": [] if subject.is_place else by_village(villages),
        "danh_sach_thon": [
            {"stt": str(n), "ten": place.name} for n, place in enumerate(places, 1)
        ],
    }


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


def count_of(villages: Sequence[Village], subject: Subject = HOUSEHOLDS) -> int:
    if subject.is_place:
        return len(villages)
    return sum(len(village.homes) for village in villages)


def words_of_annex(about: str, enclosed_in: str) -> Words:
    """The head of the annex; empty words, and it is left out."""
    return {
        "phu_luc": "DANH SÁCH" if about else "",
        "phu_luc_ten": about.replace(" năm ", " năm\N{NO-BREAK SPACE}"),
        "phu_luc_kem": f"(Kèm theo {enclosed_in})" if about else "",
    }


def total_of(part: int, whole: int, subject: Subject) -> str:
    return of_all(part, whole, subject.counted)


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
