"""The households of the sample commune: every name ends in a word that says sample."""

from collections.abc import Iterator
from typing import Any

from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.actions import enter_households

HOUSEHOLDS = 12_858
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Vũ", "Hoàng", "Bùi", "Đặng", "Hà")
MIDDLES = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Quang")
SYLLABLES = ("An", "Ba", "Ca", "Da", "Đa", "Ga", "Ha", "Kha", "La", "Ma", "Na", "Pha")


def enter_sample_households(commune: Unit, officer: User) -> None:
    """Share the households out over the villages, the first ones one larger."""
    villages = list(villages_of(commune))
    share, left = divmod(HOUSEHOLDS, len(villages))
    done = 0
    for at, village in enumerate(villages):
        count = share + (at < left)
        enter_households(village, sample_households(done, count), by=officer)
        done += count


def sample_households(first: int, count: int) -> Iterator[dict[str, Any]]:
    """The households of one village; `first` are those of the villages before it."""
    for at in range(1, count + 1):
        number = first + at - 1
        yield {
            "number": str(at),
            "head": sample_name(number),
            "address": f"Ngõ {at % 40 + 1}, số {at}",
            "people": number % 7 + 1,
            "in_chat_group": ("yes", "yes", "no", "unknown")[number % 4],
        }


def sample_name(number: int) -> str:
    """An invented name.

    >>> sample_name(0), sample_name(61)
    ('Nguyễn Văn Mẫu An', 'Trần Văn Mẫu Ba')
    """
    family = FAMILIES[number % len(FAMILIES)]
    middle = MIDDLES[number // 10 % len(MIDDLES)]
    return f"{family} {middle} Mẫu {SYLLABLES[number // 60 % len(SYLLABLES)]}"
