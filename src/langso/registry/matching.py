"""Which household of the register a row of a list means: the surest likeness first."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from datetime import date
from typing import NamedTuple

from langso.vietnamese.spelling import fold

Names = tuple[str, str, str]  # number, head and address, without marks
Likeness = Callable[[str, str, str], Hashable]
Wanted = tuple[int | None, Names]  # the village and the names of a row


class Known(NamedTuple):
    """A household of the register, as far as a list can change it."""

    pk: int
    village: int
    revision: int
    number: str
    head: str
    address: str
    people: int | None
    moved_in: date | None
    moved_out: date | None
    contact: str
    in_chat_group: str


def match(
    rows: list[Wanted], register: list[Known]
) -> tuple[list[Known | None], list[Known]]:
    """Give each row its household or None; return also who is left.

    Who still lives there comes before who has moved out.
    """
    register = sorted(register, key=lambda known: known.moved_out is not None)
    left = [(k, names_of(k.number, k.head, k.address)) for k in register]
    found: dict[int, Known] = {}
    for likeness in _LIKENESSES:
        waiting = [(at, row) for at, row in enumerate(rows) if at not in found]
        if not left or not waiting:
            break
        found |= _match_by(likeness, waiting, left)
        taken = {known.pk for known in found.values()}
        left = [one for one in left if one[0].pk not in taken]
    return [found.get(at) for at in range(len(rows))], [known for known, _ in left]


def _match_by(
    likeness: Likeness,
    rows: list[tuple[int, Wanted]],
    left: list[tuple[Known, Names]],
) -> dict[int, Known]:
    waiting: dict[Hashable, list[Known]] = defaultdict(list)
    for known, names in left:
        if same := likeness(*names):
            waiting[known.village, same].append(known)
    keys = [(village, likeness(*names)) for _, (village, names) in rows]
    often = Counter(keys)
    found: dict[int, Known] = {}
    for (at, _), key in zip(rows, keys, strict=True):
        alike = waiting.get(key, [])
        if alike and (likeness not in _WEAK or len(alike) == often[key] == 1):
            found[at] = alike.pop(0)
    return found


def names_of(number: str, head: str, address: str) -> Names:
    """What a household is recognised by."""
    return number.lower(), fold(head), fold(address)


def _wholly(number: str, head: str, address: str) -> Hashable:
    return number, head, address


def _by_name_and_address(number: str, head: str, address: str) -> Hashable:
    return (head, address) if address else None


def _by_name_and_number(number: str, head: str, address: str) -> Hashable:
    return (number, head) if number else None


def _by_name(number: str, head: str, address: str) -> Hashable:
    return head


def _by_number(number: str, head: str, address: str) -> Hashable:
    return number


_LIKENESSES: tuple[Likeness, ...] = (
    _wholly,
    _by_name_and_number,
    _by_name_and_address,
    _by_name,
    _by_number,
)
_WEAK = (_by_name, _by_number)  # only where both sides have one of it
