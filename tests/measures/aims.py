"""Aims and standings of a year, made up for the tests of the verdicts."""

from datetime import date
from decimal import Decimal

from langso.measures.aims import Aim, Standing
from langso.measures.verdicts import judge

START, END = date(2026, 1, 1), date(2026, 12, 31)
BEFORE, MIDYEAR, AFTER = date(2025, 12, 1), date(2026, 7, 2), date(2027, 1, 15)


def an_aim(comparator=">", value="90", unit="%", direction="up", **rest):
    exact = None if value is None else Decimal(value)
    return Aim(comparator, exact, unit, direction, START, END, **rest)


def counted(value, on=MIDYEAR, missing=0):
    return Standing(on, Decimal(value), missing=missing, expected=26)


def share(part, whole, on=MIDYEAR, missing=0):
    return Standing(
        on,
        numerator=Decimal(part),
        denominator=Decimal(whole),
        missing=missing,
        expected=26,
    )


def status(aim, standing, baseline=None, today=MIDYEAR, **named):
    start = None if baseline is None else counted(baseline, START)
    return judge(aim, standing, baseline=start, today=today, **named).status
