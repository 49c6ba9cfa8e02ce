"""Page numbers and running heads that show only by coming again and again."""

import re
from collections import defaultdict

from langso.reader.cleaning.joining import goes_on, is_item
from langso.reader.cleaning.lines import Line
from langso.reader.cleaning.noise import bare_number, is_page_number

_EDGE = 2  # a running head is within so many lines of the edge of its page
_LONGEST_HEAD = 120
_NEIGHBOURS = ((1, 1), (1, 2), (2, 1))
_OWN_NUMBER = re.compile(r"^\d{1,4} |[ |]+\d{1,4}(?:/\d{1,4})?$")


def page_furniture(lines: list[Line]) -> set[int]:
    """Return the indices of the lines that are page numbers or running heads."""
    rest = [i for i, line in enumerate(lines) if not is_page_number(line.text)]
    counting = _counting([lines[i] for i in rest])
    numbers = set(range(len(lines))) - set(rest) | {rest[i] for i in counting}
    paged = bool(lines) and lines[-1].page > 0
    heads = _heads_at_edges(lines, numbers) if paged else _heads_within(lines, numbers)
    return numbers | heads


def _counting(lines: list[Line]) -> set[int]:
    """Bare numbers that count pages: 2, 3, 4, each alone at a break in the text."""
    found: set[int] = set()
    seen: dict[int, int] = {}
    for i, line in enumerate(lines):
        number = bare_number(line.text)
        if number is None or not _stands_alone(lines, i):
            continue
        if number - 1 in seen:
            found |= {seen[number - 1], i}
        elif number <= 2 or _breaks_sentence(lines, i):
            found.add(i)
        seen[number] = i
    return found


def _stands_alone(lines: list[Line], i: int) -> bool:
    """Is the line at the edge of its page, or blank on both sides, or in the way?"""
    if lines[-1].page > 0:
        return _at_edge(lines, i)
    return all(_gaps(lines, i)) or _breaks_sentence(lines, i)


def _gaps(lines: list[Line], i: int) -> tuple[bool, bool]:
    """Are there blank lines, or none at all, above and below?"""
    above = i == 0 or lines[i].gaps > lines[i - 1].gaps
    below = i + 1 == len(lines) or lines[i + 1].gaps > lines[i].gaps
    return above, below


def _at_edge(lines: list[Line], i: int) -> bool:
    page = lines[i].page
    near = (i - _EDGE, i + _EDGE)
    return any(not 0 <= n < len(lines) or lines[n].page != page for n in near)


def _breaks_sentence(lines: list[Line], i: int) -> bool:
    """Does the text go on behind the line, and perhaps one more, as if unbroken?"""
    around = [(i - above, i + below) for above, below in _NEIGHBOURS]
    return any(
        before >= 0
        and after < len(lines)
        and goes_on(lines[before].text, lines[after].text)
        for before, after in around
    )


def _repeated(lines: list[Line], among: set[int]) -> list[list[int]]:
    """Group the lines that say the same, a page number of their own aside."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if i not in among and len(line.text) <= _LONGEST_HEAD:
            groups[_OWN_NUMBER.sub("", line.text)].append(i)
    return [
        group
        for words, group in groups.items()
        if len(group) > 1 and len(words) > 3 and not is_item(words)
    ]


def _heads_at_edges(lines: list[Line], numbers: set[int]) -> set[int]:
    """Lines at the edge of half the pages; a pair may be a heading and its echo."""
    pages = lines[-1].page + 1
    found: set[int] = set()
    for group in _repeated(lines, numbers):
        edges = [i for i in group if _at_edge(lines, i)]
        if len({lines[i].page for i in edges}) >= max(2, pages // 2):
            found.update(i for i in edges if i >= _EDGE or len(edges) > 2)
            found.update(i for i in group if i >= _EDGE and any(_gaps(lines, i)))
    return found


def _heads_within(lines: list[Line], numbers: set[int]) -> set[int]:
    """Without page ends: lines said before that break a sentence or sit by a number."""
    found: set[int] = set()
    for group in _repeated(lines, numbers):
        by_number = [i for i in group if numbers & {i - 1, i + 1}]
        if len(by_number) > 1:
            found.update(by_number)
        found.update(
            i for i in group[1:] if any(_gaps(lines, i)) and _breaks_sentence(lines, i)
        )
    return found
