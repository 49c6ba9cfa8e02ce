"""Which lines are one paragraph, wrapped by a typewriter or split over two pages."""

import re

from langso.reader.cleaning.lines import Line
from langso.vietnamese.syllables import is_syllable

_STOPS = (".", ";", ":", "!", "?", "…")
_CLOSERS = "”\"’')]»"
_OPENERS = "“\"‘'([«"
_ITEM = re.compile(
    r"[-+] |\d{1,3}(?:\.\d{1,3}){0,4} ?[.)/] ?[^\d\s]"
    r"|\d{1,2}(?:\.\d{1,2}){1,4} [^\W\d]"
    r"|[a-zđ]{1,2} ?[.)] |[IVXLC]{1,7} ?[.)/] "
    r"|(?:điều|chương|phần|mục|phụ lục) (?:\d{1,3}|[IVXLC]{1,7})\b(?! (?:của|này))"
    r"|\((?:kèm|ban hành|đính kèm|theo) ",
    re.IGNORECASE,
)
_FEWEST_WRAPS = 4
_WIDEST = 140
_LONG_LINE = 60
_LAST_WORD = re.compile(r"([^\W\d_]{1,7})-$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,7}")


def is_item(words: str) -> bool:
    """Does the line begin with a number, letter or dash of its own?"""
    return _ITEM.match(words) is not None


def is_finished(words: str) -> bool:
    """Does the line end as a sentence, an item or a lead-in ends?"""
    return words.rstrip(_CLOSERS).endswith(_STOPS)


def goes_on(before: str, after: str) -> bool:
    """Is `after` surely the rest of the paragraph `before`?

    It begins with a small letter or a closing sign, and nothing was finished.
    """
    if is_finished(before) or "|" in before or "|" in after:
        return False
    small = after.lstrip(_OPENERS)[:1].islower()
    if before.isupper() if small else after[0] not in ",;)%”’»":
        return False
    return not is_item(after)


def seam(before: str, after: str) -> tuple[int, str]:
    """Return how many signs to cut from `before` and what to put between the two.

    >>> seam("được triển", "khai"), seam("phát tri-", "ển"), seam("2026-", "2030")
    ((0, ' '), (1, ''), (0, ''))
    """
    if before[-1] != "-" or before[-2:-1] in ("", " "):
        return 0, " "
    left, right = _LAST_WORD.search(before[-9:]), _FIRST_WORD.match(after)
    one_syllable = left and right and is_syllable(left[1] + right[0])
    return (1, "") if one_syllable else (0, "")


def wrap_width(widths: list[int], lines: int) -> int | None:
    """Return the width the text was wrapped at, or None if its lines are paragraphs.

    `widths` are those of the lines that surely go on in the line below.
    """
    widest = max(widths, default=0)
    full = sum(width * 4 >= widest * 3 for width in widths)
    few = len(widths) < _FEWEST_WRAPS or len(widths) * 8 < lines
    return None if few or full * 3 < len(widths) * 2 or widest > _WIDEST else widest


def was_wrapped(before: Line, after: Line, width: int) -> bool:
    """Would the first word of `after` have been too long for the line `before`?"""
    if after.gaps > before.gaps or before.text.isupper() or before.text[-1] == ":":
        return False
    if "|" in before.text or "|" in after.text:
        return False
    room = width - len(before.text) - 1
    finished = is_finished(before.text)
    if is_item(after.text):  # or a dash within a sentence that fell there
        return room < 1 and after.text[0] == "-" and not finished
    slack = 0 if finished else width // 8  # letters are not equally wide
    return len(after.text.split(" ", 1)[0]) > room - slack


def crosses_page(before: Line, after: Line) -> bool:
    """Is a long line at the end of a page unfinished, so that the next goes on?"""
    if after.page == before.page or len(before.text) < _LONG_LINE:
        return False
    if is_finished(before.text) or is_item(after.text) or after.text.isupper():
        return False
    return "|" not in before.text and "|" not in after.text
