"""Which village is meant: "Thôn 7", "thon 07", "T.7" or the name of a sheet."""

import re
from collections.abc import Iterable

from langso.registry.workbooks.words import has_words, plain

_KIND = re.compile(r"^(?:thon|to dan pho|tdp|xom|khu dan cu|khu|to|ap|ban|lang|t) ?")
_NUMBER = re.compile("[0-9]+")


class Villages:
    """The villages of a commune, known by whatever an office writes for them."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        known = [(pk, plain(name)) for pk, name in names]
        self._exact = {_unpadded(name): pk for pk, name in known}
        self._short = {_key(name): pk for pk, name in known}
        self._longest_first = sorted(
            ((_unpadded(name), pk) for pk, name in known), key=lambda one: -len(one[0])
        )
        self._seen: dict[str, int | None] = {}

    def named(self, text: str) -> int | None:
        """The id of the village a cell or a sheet is named after, or None."""
        if text not in self._seen:
            words = _unpadded(plain(text))
            self._seen[text] = self._exact.get(words) or self._short.get(_key(words))
        return self._seen[text]

    def mentioned(self, text: str) -> int | None:
        """The id of the village a title speaks of; the longest name wins."""
        words = _unpadded(plain(text))
        for name, pk in self._longest_first:
            if has_words(words, name):
                return pk
        return None


def _unpadded(words: str) -> str:
    return _NUMBER.sub(lambda found: found[0].lstrip("0") or "0", words)


def _key(words: str) -> str:
    return _KIND.sub("", _unpadded(words)).replace(" ", "")
