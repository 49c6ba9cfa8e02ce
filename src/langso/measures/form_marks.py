"""How a sheet of a report form is known again: one plain cell. Pure."""

import re
from dataclasses import dataclass

from langso.measures.models import Report

_MARK = re.compile(r"langso/([-\w]{1,60})/([0-9]{1,12})/([0-9]{1,12})", re.ASCII)
ANSWER, REASON = -2, -1  # columns to the left of the one with mark and codes


@dataclass(frozen=True)
class Mark:
    """Which form, period and unit a sheet is for."""

    form: str
    period: int
    unit: int

    def __str__(self) -> str:
        return f"langso/{self.form}/{self.period}/{self.unit}"


def mark_of(report: Report) -> Mark:
    """The mark of the sheet of a report (taken by `with_period`)."""
    return Mark(report.period.form.code, report.period_id, report.unit_id)


def read_mark(text: str) -> Mark | None:
    """The mark in a cell; None for any other text.

    >>> read_mark("langso/thang/3/14")
    Mark(form='thang', period=3, unit=14)
    >>> read_mark("langso") is None
    True
    """
    match = _MARK.fullmatch(text)
    return Mark(match[1], int(match[2]), int(match[3])) if match else None
