"""Villages × indicators: every cell with its mark, every column with its sum.

Nine queries at the most, whatever the number of villages and indicators.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import OuterRef, Subquery

from langso.measures.aims import Standing, Status
from langso.measures.answers import printed
from langso.measures.marks import mark_of
from langso.measures.models import Form, Measure, Period, Report
from langso.measures.queries.columns import Column, columns_of, window_of_columns
from langso.measures.queries.parts import Part
from langso.measures.queries.standings import Needle, Village, needle
from langso.measures.queries.totals import Total, totals_of
from langso.measures.sentences import as_decimal
from langso.measures.verdicts import Verdict, judge
from langso.places.models import Unit
from langso.places.queries import everything_below
from langso.vietnamese.percent import print_percent


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of one village. `mark` is reached, "", behind, far or missing."""

    unit: int
    key: str
    text: str
    mark: str = ""
    is_older: bool = False
    part: Decimal | None = None
    whole: Decimal | None = None

    @property
    def level(self) -> Fraction | None:
        """What rows are sorted by; None where nothing is known."""
        if self.part is None:
            return None
        return Fraction(self.part) / Fraction(self.whole or 1)


@dataclass(frozen=True)
class Ground:
    """One column with all that its cells are made of: who was asked, what is known."""

    column: Column
    needle: Needle
    villages: Mapping[int, Village]
    parts: Mapping[int, Part]
    asked: Set[int]
    lacking: Set[int]  # a period of a sum, or the newest one, is not there yet


@dataclass(frozen=True)
class Row:
    """One village with its cells in the order of the columns."""

    unit: Unit
    cells: tuple[Cell, ...]
    report: str = ""  # the state of its newest report

    @property
    def is_behind(self) -> bool:
        return any(cell.mark in ("behind", "far") for cell in self.cells)

    @property
    def is_older(self) -> bool:
        return any(cell.is_older or cell.mark == "missing" for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """All of it: `sums` stand under the columns, `covered` of `expected` in each."""

    commune: Unit
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sums: tuple[tuple[str, str], ...]
    start: date
    end: date
    as_of: date
    period: str = ""


def matrix_of(commune: Unit, today: date, *, targets_only: bool = False) -> Matrix:
    """Put the matrix together; columns nobody was asked about are left out."""
    columns = columns_of(commune, today)
    if targets_only:
        columns = [c for c in columns if c.target is not None] or columns
    start, end = window_of_columns(columns, today)
    villages = _villages(commune, today)
    living = {village.pk for village in villages if _lives(village, today)}
    totals = totals_of(commune, _measures(columns), start, end, today, living)
    columns = [c for c in columns if totals[c.top.pk].expected]
    grounds = [ground_of(column, totals) for column in columns]
    known = {unit for ground in grounds for unit in ground.parts} - living
    units = [v for v in villages if v.pk in living]
    units += [v for v in villages if v.pk in known]  # ended, but a part of a sum
    return Matrix(
        commune,
        tuple(columns),
        tuple(_row(unit, grounds, today) for unit in units),
        tuple(_sum(ground) for ground in grounds),
        start,
        end,
        _newest_day(totals.values(), today),
        next((v.newest_period or "" for v in villages), ""),
    )


def _row(unit: Any, grounds: Sequence[Ground], today: date) -> Row:
    cells = tuple(cell_of(ground, unit.pk, today) for ground in grounds)
    return Row(unit, cells, unit.newest_state or "")


def _newest_day(totals: Iterable[Total], today: date) -> date:
    """Up to which day villages reported; today where all is counted from records."""
    days = [t.as_of for t in totals if t.as_of and not t.measure.fact]
    return max(days, default=today)


def ground_of(column: Column, totals: Mapping[int, Total]) -> Ground:
    """Put one column together."""
    summed = needle(column.indicator, totals)
    both = [totals[m.pk] for m in (column.top, column.below) if m is not None]
    return Ground(
        column,
        summed,
        {village.unit: village for village in summed.villages},
        both[0].parts,
        both[0].expected,
        frozenset().union(*(total.missing for total in both)),
    )


def cell_of(ground: Ground, unit: int, today: date) -> Cell:
    """What one village shows in one column."""
    column, village = ground.column, ground.villages.get(unit)
    if village is None or not is_known(column, village):
        return Cell(unit, column.key, "", "missing" if unit in ground.asked else "")
    aim, share = column.aim_for(unit), None
    verdict = verdict_of(ground, village, today)
    if aim is not None and not aim.is_share:
        share = column.shares.get(unit)
    return Cell(
        unit,
        column.key,
        text_of(village, verdict, share),
        "" if verdict is None or aim is None else mark_of(aim, verdict),
        village.is_older or unit in ground.lacking,
        village.part,
        village.whole,
    )


def verdict_of(ground: Ground, village: Village, today: date) -> Verdict | None:
    """How one village stands against what it is to reach; None where nothing is."""
    aim = ground.column.aim_for(village.unit)
    if aim is None or village.part is None:
        return None
    day = ground.parts[village.unit].ends_on
    if village.whole is None:
        standing = Standing(day, value=village.part)
    else:
        standing = Standing(day, numerator=village.part, denominator=village.whole)
    return judge(aim, standing, baseline=None, today=today)


def text_of(village: Village, verdict: Verdict | None, share: Decimal | None) -> str:
    """The number as the cell shows it: "71,4", "24/43", "312"."""
    assert village.part is not None
    if village.whole:
        goal = verdict.goal if verdict else None
        against = None if goal is None else as_decimal(goal)
        return print_percent(village.part, village.whole, against=against)[:-1]
    count = printed(village.part)
    return count if share is None else f"{count}/{printed(share)}"


def is_known(column: Column, village: Village) -> bool:
    """The part is there, and for a share something it is a part of."""
    return village.part is not None and (column.below is None or bool(village.whole))


def _measures(columns: Sequence[Column]) -> list[Measure]:
    both = [(column.top, column.below) for column in columns]
    found = {m.pk: m for pair in both for m in pair if m is not None}
    return list(found.values())


def _lives(village: Unit, on: date) -> bool:
    return village.valid_from <= on and (not village.valid_to or village.valid_to > on)


def _villages(commune: Unit, today: date) -> list[Any]:
    """Every village there is or was, in its order, each with where its report stands in
    the newest period that ended (`newest_state`), and the name of that."""
    ended = Period.objects.filter(
        commune=commune, ends_on__lt=today, form__level=Form.Level.VILLAGE
    ).order_by("-ends_on", "pk")
    reports = Report.objects.filter(
        period=Subquery(ended.values("pk")[:1]), unit=OuterRef("pk")
    )
    found = everything_below(commune).filter(level=Unit.Level.VILLAGE)
    states = found.annotate(
        newest_state=Subquery(reports.order_by("-pk").values("status")[:1]),
        newest_period=Subquery(ended.values("name")[:1]),
    )
    return list(states.order_by("ordinal", "path"))


def _sum(ground: Ground) -> tuple[str, str]:
    """The figure of the commune and its coverage: "84,7" and "18/26"."""
    expected, aim = len(ground.villages), ground.column.aim
    covered = f"{expected - len(ground.needle.missing)}/{expected}"
    standing = ground.needle.standing
    if standing is None:
        return "", covered
    village = Village(
        0,
        standing.value if standing.numerator is None else standing.numerator,
        standing.denominator,
        False,
    )
    goal = aim.goal(None) if aim else None
    verdict = None if goal is None else Verdict(Status.UNKNOWN, "", goal=goal)
    return text_of(village, verdict, None), covered
