"""Parts and total in lists: the lines below a line, and the lines beside "Tổng số"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, product, takewhile
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.lines import Line
from langso.reader.findings.sums import Addition, Claim, is_near, judged
from langso.reader.findings.units import unit_class
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_ENDS: Final = re.compile(
    r"\s?(?:\([^()]{0,200}\))?\s?[.,;]?\s?"
    r"(?P<joint>(?:trong đó|bao gồm|gồm|cụ thể|chia ra|như sau)?(?:\scó|\slà)?)"
    r"\s?(?P<colon>:?)[.;,]?\s*"
)
_JOINT_LAST: Final = re.compile(
    r"[,;:]\s?(?P<joint>trong đó|bao gồm|gồm|cụ thể|chia ra|như sau)\s?(?P<colon>:)\s*$"
)
_TOTAL: Final = re.compile(r"(?:tổng|cộng)(?!\w)")
_IN_ALL: Final = re.compile(r"(?:tổng\s)?cộng(?!\w)")
_NOT_ADDED: Final = re.compile(r"(?:tỷ lệ|tỉ lệ|bình quân|trung bình|tăng|giảm)(?!\w)")
_TRIES: Final = 32


def lists(evidence: Evidence) -> Iterator[Finding]:
    """Check each line against the lines below it, and each total against its list."""
    for run in [*_roots(evidence.lines), *(line.below for line in evidence.lines)]:
        additions = [*map(_below, run), *_beside(run)]
        for addition in additions:
            if addition and (finding := judged(evidence, addition)):
                yield finding


def _roots(read: Sequence[Line]) -> Iterator[list[Line]]:
    roots = (line for line in read if line.above is None)
    for _, run in groupby(roots, key=lambda line: line.mark):
        yield list(run)


def total_of(line: Line) -> tuple[Mention, Claim] | None:
    """Return the number that the lines below may be parts of, and how it is said."""
    for item in reversed(line.items):
        if item.kind not in ("money", "count", "plain"):
            continue
        tail = line.tail(item)
        found = _ENDS.fullmatch(tail) or _JOINT_LAST.search(tail)
        if found is None:
            continue
        joint = found["joint"].strip()
        if joint == "trong đó":
            return item, "some"
        return item, "all" if joint or found["colon"] else "open"
    return None


def _below(line: Line) -> Addition | None:
    """Read "Chi thường xuyên: 893 tỷ đồng, gồm:" with the lines below it."""
    announced = total_of(line) if len(line.below) > 1 else None
    if announced is None:
        return None
    total, claim = announced
    values = [_value(child, total) for child in line.below]
    if claim != "open" and not any(values):
        values, claim = _named_otherwise(line), "open"
    parts = tuple(value for value in values if value)
    if len(parts) < 2 or 2 * len(parts) < len(values):
        return None
    rest = len(parts) < len(values)
    return Addition(total, parts, claim, rest=rest, tight=len(parts) > 2)


def _named_otherwise(line: Line) -> list[Mention | None]:
    """Read "3.263 hộ ..., cụ thể:" above lines that count houses, all of them."""
    first = next((child.items[0] for child in line.below if child.items), None)
    if first is None or first.kind != "count":
        return []
    return [_value(child, first) for child in line.below]


def _value(line: Line, total: Mention) -> Mention | None:
    """Return the amount of an entry, if it can be a part of `total`."""
    if _NOT_ADDED.match(line.text):
        return None
    return next((item for item in line.items if _is_like(total, item)), None)


def _is_like(total: Mention, item: Mention) -> bool:
    return item.kind == total.kind and unit_class(item) == unit_class(total)


def _beside(run: Sequence[Line]) -> Iterator[Addition | None]:
    """Read a list whose first or last line is the total of the others.

    Two counts below "Tổng số thôn" may well be of the same villages; three hardly.
    """
    start = 0
    for at, line in enumerate(run):
        if not _TOTAL.match(line.text) or not line.items:
            continue
        total = line.items[0]
        following = _entries(run[at + 1 :], total)
        before = _entries(run[start:at][::-1], total)
        least = 1 if total.kind == "money" else 2
        if _IN_ALL.match(line.text) and len(before) > 1:
            yield _chosen(total, before[::-1])
        elif len(following) > least:
            yield _chosen(total, following)
        start = at + 1


def _entries(run: Sequence[Line], total: Mention) -> list[Line]:
    """Return the first lines of a run that count what the total counts."""

    def counts(line: Line) -> bool:
        return not _TOTAL.match(line.text) and _value(line, total) is not None

    return list(takewhile(counts, run))


def _chosen(total: Mention, entries: Sequence[Line]) -> Addition | None:
    """Of two amounts in an entry ("tỉnh giao / huyện giao") take those that add up."""
    found = [[i for i in line.items if _is_like(total, i)][:2] for line in entries]
    tight = len(found) > 2
    tries = [
        Addition(total, parts, "open", tight=tight)
        for parts in islice(product(*found), _TRIES)
    ]
    if any(addition.sum == addition.whole for addition in tries):
        return None
    return next(filter(is_near, tries), tries[0])
