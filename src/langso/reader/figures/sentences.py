"""Where a sentence or one of its clauses ends."""

import re
from typing import Final

_HARD: Final = re.compile(
    r"[.;!?…\u2600-\u27bf\U0001f300-\U0001faff](?:(?<!\.)|(?=\s|$|[^\W\d_]))"
)
_FULL_STOP: Final = re.compile(r"[.!?…](?:(?<!\.)|(?=\s|$|[^\W\d_]))")
_GOES_ON: Final = re.compile(r"\s*(?:cụ thể|trong đó|theo đó)(?!\w)")
LONGEST_SENTENCE: Final = 1500  # characters; no cue is looked for farther off
_SHORT: Final = ("tp", "tx", "tt", "ths", "ts", "gs", "q", "st", "pgs", "mr", "đ/c")


def last_break(low: str, start: int, end: int) -> int:
    """Return where the clause that reaches `end` begins."""
    last = start
    for found in _HARD.finditer(low, start, end):
        if not _is_short(low, found):
            last = found.end()
    return last


def sentence_start(low: str, start: int, end: int) -> int:
    """Return where the sentence that reaches `end` begins; ";" does not end one.

    "Cụ thể, ..." goes on with the sentence before it.
    """
    last = before = start
    for found in _FULL_STOP.finditer(low, start, end):
        if not _is_short(low, found):
            before, last = last, found.end()
    return before if _GOES_ON.match(low, last) else last


def first_break(low: str, start: int, end: int) -> int:
    """Return where the clause that contains `start` ends."""
    for found in _HARD.finditer(low, start, end):
        if not _is_short(low, found):
            return found.start()
    return end


def _is_short(low: str, found: re.Match[str]) -> bool:
    """A full stop after "TP" ends no sentence."""
    if found[0] != ".":
        return False
    word = low[max(0, found.start() - 5) : found.start()].split(" ")[-1]
    return word.strip("(\n\t,") in _SHORT
