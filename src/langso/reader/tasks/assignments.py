"""Who is told to do it: "giao X phối hợp với Y ...", "X chủ trì", "đề nghị X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from langso.reader.tasks.bodies import (
    LONGEST,
    LOWER,
    UPPER,
    begins_body,
    end_of_body,
    list_bodies,
    masked,
)

_NOT_TOLD = r"(?<!được )(?<![Đđ]ã )(?<!phố )(?<!tỉnh )(?<!huyện )(?<!trên )\b"
# Each with the word without which it cannot match: most paragraphs assign nothing.
_TELLS = tuple(
    (trigger, re.compile(words))
    for trigger, words in (
        ("iao ", rf"{_NOT_TOLD}[Gg]iao (?:cho )?(?={UPPER})"),
        ("iao ", rf"(?:^|[.;:,] )[Gg]iao (?:cho )?(?={LOWER})"),
        ("ề nghị ", rf"\b[Đđ]ề nghị(?: với)? (?={UPPER}|{LOWER})"),
        ("êu cầu ", rf"\b[Yy]êu cầu(?: với)? (?={UPPER}|{LOWER})"),
        ("hân công ", rf"(?:^|[.;] )[Pp]hân công (?={UPPER}|{LOWER})"),
    )
)
_IN_CHARGE = re.compile(r",? (?:chủ trì|có trách nhiệm|chịu trách nhiệm)\b")
_STARTS = re.compile(r"[.;:,] (?:do )?|\bdo |^")
_SUPPORT = re.compile(
    r"[Pp]hối hợp (?:chặt chẽ |thường xuyên )?(?:(?:cùng )?với|cùng|"
    rf"(?={UPPER}))\s?"
)
_NUMBER = re.compile(r"\d")
_JOINED = re.compile(r"[\s,:]*(?:chủ trì[\s,]*)?")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads and who supports, and where in the words the action begins.

    `follows` says that another sentence stands before the one that assigns.
    """

    lead: str | None = None
    support: tuple[str, ...] = ()
    action_at: int = 0
    follows: bool = False


def read_assignment(words: str) -> Assignment | None:
    """Read a plain assignment, wherever it stands in a paragraph.

    >>> read_assignment("Hội nghị giao UBND xã phối hợp với UB MTTQ lập kế hoạch.")
    Assignment(lead='UBND xã', support=('UB MTTQ',), action_at=43, follows=False)
    """
    blank = masked(words)
    span = next(chain(_told(blank), _in_charge(blank)), None)
    return _assigned(words, blank, *span) if span else None


def read_subject(words: str) -> Assignment | None:
    """Read a paragraph that begins with the body that is to act: "Trạm Y tế: ..."."""
    blank = masked(words)
    end = end_of_body(blank, 0) if begins_body(blank, 0) else None
    if end is None or not (end["verb"] or end["stop"] == ":"):
        return None
    return _assigned(words, blank, 0, end.start())


def read_support(words: str) -> tuple[str, ...]:
    """Read the bodies after "phối hợp với"; "các ban, ngành, đoàn thể" is one.

    >>> read_support("Phối hợp với Công an xã, các ban, ngành kiểm tra chợ")
    ('Công an xã', 'các ban, ngành')
    """
    if "hối hợp" not in words:
        return ()
    blank = masked(words)
    found = _SUPPORT.search(blank)
    end = end_of_body(blank, found.end()) if found else None
    return list_bodies(words[found.end() : end.start()]) if found and end else ()


def is_body(title: str) -> bool:
    """Tell whether a heading only names who is to act: "2. Công an xã"."""
    blank = masked(title)
    end = end_of_body(blank, 0) if begins_body(blank, 0) else None
    return end is not None and end.start() == len(blank) and not _NUMBER.search(blank)


def _told(blank: str) -> Iterator[tuple[int, int]]:
    for trigger, pattern in _TELLS:
        if trigger in blank:
            for found in pattern.finditer(blank):
                if end := end_of_body(blank, found.end()):
                    yield found.end(), end.start()


def _in_charge(blank: str) -> Iterator[tuple[int, int]]:
    """The body that stands right before "chủ trì", not a verb between them."""
    if "chủ trì" not in blank and "trách nhiệm" not in blank:
        return
    for found in _IN_CHARGE.finditer(blank):
        for start in _STARTS.finditer(blank, max(0, found.start() - LONGEST)):
            if start.end() > found.start():
                break
            if begins_body(blank, start.end()):
                end = end_of_body(blank, start.end())
                if end and end.start() >= found.start() - 1:
                    yield start.end(), found.start()


def _assigned(words: str, blank: str, start: int, end: int) -> Assignment:
    """The action comes after the lead and the supporters."""
    action = _skip(blank, end)
    if support := _SUPPORT.match(blank, action):
        last = end_of_body(blank, support.end())
        action = _skip(blank, last.start() if last else support.end())
    follows = bool(re.search(r"[.;] ", blank[:start]))
    lead = words[start:end].strip(" ,")
    return Assignment(lead, read_support(words), action, follows)


def _skip(blank: str, position: int) -> int:
    joined = _JOINED.match(blank, position)
    return joined.end() if joined else position
