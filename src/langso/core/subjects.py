"""What the history calls the rows it is about; each room names its own kinds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

AT_ONCE = 500  # rows asked for in one query
SHORT = 80  # letters of a sentence that stands for a row


@dataclass(frozen=True)
class Kind:
    """A kind of rows: what one is called, and the names of those with these keys.

    A name holds no personal detail. Of `private` kinds the history says which fields
    changed, but not what stands in them.
    """

    label: Any  # lazily translated: "Household"
    names: Callable[[Sequence[int]], Mapping[int, str]]
    private: bool = False


def kinds() -> dict[str, Kind]:
    """Every kind that has a name, as in "places.unit"; `wiring` lists them."""
    found: dict[str, Kind] = import_string(settings.HISTORY_KINDS)
    return found


def names_of(subjects: Iterable[str]) -> dict[str, str]:
    """Name subjects such as "places.unit:3"; one query a kind for up to 500 rows.

    A row that is gone is called by its kind.
    """
    known, keys = kinds(), dict[str, list[int]]()
    for subject in set(subjects):
        kind, _colon, key = subject.partition(":")
        if kind in known and key.isdecimal():
            keys.setdefault(kind, []).append(int(key))
    return {
        f"{kind}:{key}": name
        for kind, wanted in keys.items()
        for start in range(0, len(wanted), AT_ONCE)
        for key, name in known[kind].names(wanted[start : start + AT_ONCE]).items()
    }


def name_of(subject: str, names: Mapping[str, str]) -> str:
    """The name of a subject among those found; without one, that of its kind."""
    kind = kinds().get(subject.partition(":")[0])
    if subject in names or kind is None:
        return names.get(subject, _("An entry"))
    if ":" not in subject:
        return str(kind.label)
    return _("%(kind)s, no longer there") % {"kind": kind.label}


def is_private(subject: str) -> bool:
    """Is this a row whose values the reader of the history may not see?"""
    kind = kinds().get(subject.partition(":")[0])
    return kind is not None and kind.private


def shortened(sentence: str) -> str:
    """Keep the beginning of a sentence, up to a whole word.

    >>> shortened("hộ " * 40)[-7:]
    'hộ hộ …'
    """
    if len(sentence) <= SHORT:
        return sentence
    return f"{sentence[:SHORT].rsplit(' ', 1)[0]} …"
