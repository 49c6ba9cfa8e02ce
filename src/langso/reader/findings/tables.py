"""Tables: columns against their total row, percentages against their two columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import Final

from langso.reader.findings.arithmetic import fit
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.grids import MOST_COLUMNS, Cell, Grid, grids
from langso.reader.findings.ratio_words import said_apart
from langso.reader.findings.sums import Addition, Claim, judged
from langso.reader.findings.units import value_of
from langso.reader.findings.wording import percent
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_TOTAL: Final = re.compile(r"(?:tổng|cộng|toàn\s(?:xã|phường|huyện|tỉnh))(?!\w)")
_SHARE: Final = re.compile(r"%|(?:tỷ|tỉ)\s(?:lệ|trọng)")
_NOT_ADDED: Final = re.compile(
    r"%|(?:tỷ|tỉ)\s(?:lệ|trọng)|bình quân|trung bình"
    r"|(?:^|\s)(?:s?tt|năm|điểm|ghi chú)(?!\w)"
)
_PLAN: Final = re.compile(r"^(?:kế hoạch|dự toán|chỉ tiêu|kh)(?!\w)")
_DONE: Final = re.compile(r"^(?:thực hiện|kết quả|ước thực hiện|th)(?!\w)")
_ROMAN: Final = re.compile(r"[ivx]{1,5}\.?")
_LEAST: Final = 2  # rows that must agree before the others can be doubted

Pair = tuple[int, int]


def tables(evidence: Evidence) -> Iterator[Finding]:
    """Check the total row and the percentages of each table."""
    for grid in grids(evidence.low):
        for addition in _additions(grid):
            if finding := judged(evidence, addition):
                yield finding
        for column in range(MOST_COLUMNS):
            cells = grid.cells(column)
            if _is_share(grid, column, cells):
                yield from _shares(evidence, grid, column)


def _is_share(grid: Grid, column: int, cells: Sequence[Cell]) -> bool:
    signed = any(cell.number and cell.number.kind == "percent" for cell in cells)
    return signed or _SHARE.search(grid.heading(column)) is not None


def _additions(grid: Grid) -> Iterator[Addition]:
    totals = [at for at, row in enumerate(grid.rows) if _is_total(row)]
    if len(totals) != 1 or totals[0] not in (0, len(grid.rows) - 1):
        return
    body = _body(grid, totals[0])
    for column in range(1, MOST_COLUMNS):
        cells = grid.cells(column)
        total = cells[totals[0]].number
        if total is None or _NOT_ADDED.search(grid.heading(column)):
            continue
        parts = tuple(n for at in body if (n := cells[at].number))
        if len(parts) > 1 and total.kind != "percent":
            full = all(cells[at].number or not cells[at].words for at in body)
            claim: Claim = "all" if full else "open"
            yield Addition(total, parts, claim)


def _is_total(row: Sequence[Cell]) -> bool:
    return any(_TOTAL.match(cell.words) for cell in row[:3])


def _body(grid: Grid, total: int) -> list[int]:
    """The rows that the total adds up: the Roman ones where Arabic ones detail them."""
    rows = [at for at in range(len(grid.rows)) if at != total]
    upper = [at for at in rows if _ROMAN.fullmatch(grid.rows[at][0].words)]
    return upper if 0 < len(upper) < len(rows) else rows


def _shares(evidence: Evidence, grid: Grid, column: int) -> Iterator[Finding]:
    """Doubt the percentages that differ from what most rows show them to be."""
    printed = grid.cells(column)
    rows = [at for at, cell in enumerate(printed) if cell.number]
    pair = _columns_of(grid, column, rows)
    for at in rows if pair else ():
        share, found = printed[at].number, _fraction(grid, at, pair or (0, 0))
        if share is None or found is None:
            continue
        exact = Fraction(value_of(found)) * 100 / Fraction(found.denominator or 1)
        if fit(exact, value_of(share), share.step) != "apart":
            continue
        said = said_apart(found, replace(share, kind="percent"), exact, None)
        computed = percent(exact, share.decimals)
        numbers = {"written": value_of(share), "computed": computed}
        spans = (found.span, share.span)
        yield evidence.finding("ratio", "error", said, *spans, numbers=numbers)


def _columns_of(grid: Grid, column: int, rows: Sequence[int]) -> Pair | None:
    """Find the two columns whose ratio the column is, in two of three rows at least."""
    sample = rows[:30]
    if named := _columns_by_name(grid):
        fitting = any(_fits(grid, at, named, column) for at in sample)
        return named if fitting else None
    if len(sample) < _LEAST + 1:
        return None
    others = [c for c in range(1, MOST_COLUMNS) if c != column]
    for pair in permutations(others, 2):
        fits = sum(_fits(grid, at, pair, column) for at in sample)
        if fits >= _LEAST and 3 * fits >= 2 * len(sample):
            return pair
    return None


def _columns_by_name(grid: Grid) -> Pair | None:
    """Find what was done and what was planned by the words above the columns."""
    planned = [c for c in range(1, MOST_COLUMNS) if _PLAN.search(grid.heading(c))]
    done = [c for c in range(1, MOST_COLUMNS) if _DONE.search(grid.heading(c))]
    return (done[0], planned[0]) if len(planned) == len(done) == 1 else None


def _fits(grid: Grid, at: int, pair: Pair, column: int) -> bool:
    row = grid.rows[at]
    found, share = _fraction(grid, at, pair), row[column].number
    if found is None or share is None or not found.denominator:
        return False
    exact = Fraction(value_of(found)) * 100 / Fraction(found.denominator)
    return fit(exact, value_of(share), share.step) != "apart"


def _fraction(grid: Grid, at: int, pair: Pair) -> Mention | None:
    row = grid.rows[at]
    if max(pair) >= len(row):
        return None
    top, below = row[pair[0]].number, row[pair[1]].number
    if top is None or below is None or not below.value:
        return None
    return replace(top, kind="fraction", numerator=top.value, denominator=below.value)
