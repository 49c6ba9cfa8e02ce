"""How households are found and put in order, on every database alike."""

from functools import lru_cache

from langso.vietnamese.names import WordKey, name_key
from langso.vietnamese.spelling import fold

LONGEST = 200


def sort_digits(name: str) -> str:
    """The order of a list by given name, written in digits.

    Digits alone sort the same under every collation.

    >>> sorted(["Lê Thị Ân", "Đỗ Văn An"], key=sort_digits)
    ['Đỗ Văn An', 'Lê Thị Ân']
    """
    given, family, middle = name_key(name)
    return "".join(_digits(word) for word in (given, family, *middle))[:LONGEST]


@lru_cache(maxsize=4096)
def _digits(word: WordKey) -> str:
    letters, tone = word
    return "".join(f"{min(rank + 1, 99):02}" for rank in letters) + f"00{tone}"


def search_text(number: str, head: str, address: str) -> str:
    """What is searched: without marks, a blank before each word."""
    return " " + " ".join(fold(f"{number} {head} {address}").split())
