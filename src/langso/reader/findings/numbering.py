"""Gaps and repeats in the numbers of clauses."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.model import Clause, Finding
from langso.reader.outline.markers import LETTERS, roman_value

# f, j, w, z are never used, and đ is often left out.
_SKIPPED: Final = frozenset("fjwzđ")


def numbering(evidence: Evidence) -> Iterator[Finding]:
    """Find a clause whose number does not follow that of the clause before it."""
    for siblings in _siblings(evidence.clauses):
        for before, clause in pairwise(siblings):
            first, last = _value(before), _value(clause)
            if first is None or last is None or first[0] != last[0]:
                continue
            if first[1] == last[1] > 1:
                yield _repeat(evidence, before, clause)
            elif last[1] - first[1] > 1 and not (
                _only_skipped(first, last)
                or _stands_between(evidence, before, clause, first[1] + 1)
            ):
                yield _gap(evidence, before, clause)


def _stands_between(
    evidence: Evidence, before: Clause, clause: Clause, value: int
) -> bool:
    """Tell whether the number does stand there, on a line that was read otherwise."""
    missing = re.compile(rf"^\W{{0,9}}(?:\w{{1,5}}[.\s]){{0,3}}{value}\b", re.MULTILINE)
    return missing.search(evidence.text, before.span[0], clause.span[0]) is not None


def _siblings(clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    ordered = sorted(clauses, key=lambda clause: clause.parent or "")
    for _, group in groupby(ordered, key=lambda clause: clause.parent or ""):
        yield list(group)


def _value(clause: Clause) -> tuple[str, int] | None:
    """Return the kind of a clause's own number, and its place in the series."""
    last = clause.number.split()[-1].split(".")[-1]
    name = clause.number.split()[0] if " " in clause.number else ""
    if last.isdecimal():
        return f"{name}1", int(last)
    if len(last) == 1 and last.islower() and last in LETTERS:
        return f"{name}a", LETTERS.index(last)
    return (f"{name}I", roman_value(last)) if roman_value(last) else None


def _only_skipped(first: tuple[str, int], last: tuple[str, int]) -> bool:
    between = LETTERS[first[1] + 1 : last[1]] if first[0].endswith("a") else "?"
    return not set(between) - _SKIPPED


def _gap(evidence: Evidence, before: Clause, clause: Clause) -> Finding:
    vi = f"Sau mục {before.number} đến ngay mục {clause.number}: thiếu số ở giữa."
    en = f"{before.number} is followed by {clause.number}: a number is missing."
    return evidence.finding(
        "numbering-gap", "warning", (vi, en), _mark(before), _mark(clause)
    )


def _repeat(evidence: Evidence, before: Clause, clause: Clause) -> Finding:
    vi = f"Số mục {clause.number} dùng hai lần."
    en = f"The number {clause.number} is used twice."
    return evidence.finding(
        "numbering-gap", "warning", (vi, en), _mark(before), _mark(clause)
    )


def _mark(clause: Clause) -> tuple[int, int]:
    start = clause.span[0]
    return start, start + len(clause.number)
