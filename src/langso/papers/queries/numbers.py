"""Rows of numbers: which is next, and what holds one.

A decision about titles gets its number when it is made, before its paper is written:
from then on the number is its own.
"""

from datetime import date

from django.db.models import Max

from langso.core.chains import subject_of
from langso.papers.kinds import KINDS, Kind
from langso.papers.models import NumberRegister, Paper
from langso.papers.queries.heads import committee_of
from langso.papers.queries.register import register_for
from langso.places.models import Unit
from langso.titles.models import Decision

A_PAPER = "a paper"


def next_number(register: NumberRegister, year: int) -> int:
    """One more than the last of its row, be it of a paper or of a decision."""
    row = Paper.objects.filter(body=register.body, series=register.series, year=year)
    last = row.aggregate(last=Max("number"))["last"] or 0
    return max([last, *(int(d.number) for d in _decisions(register, year))]) + 1


def holder_of(register: NumberRegister, number: int, year: int) -> str:
    """What holds a number: a paper, a decision by its name in history, or nothing."""
    row = Paper.objects.filter(body=register.body, series=register.series, year=year)
    if row.filter(number=number).exists():
        return A_PAPER
    held = [d for d in _decisions(register, year) if int(d.number) == number]
    return subject_of(held[0]) if held else ""


def proposed_number(commune: Unit, on: date) -> tuple[int, str] | None:
    """The number and symbol the next decision of a commune gets; None without one."""
    register = register_of_decisions(commune, on)
    return (next_number(register, on.year), register.symbol) if register else None


def number_of(commune: Unit, kind: Kind, on: date) -> str:
    """The next number of a kind as it is cited; nothing without a symbol."""
    body = committee_of(commune, on)
    line = register_for(body, kind, on) if body else None
    return f"{next_number(line, on.year):02}/{line.symbol}" if line else ""


def is_taken(commune: Unit, number: str, symbol: str, on: date) -> bool:
    """Whether a paper of the commune's register carries a number already."""
    register = register_of_decisions(commune, on)
    if register is None or register.symbol != symbol or not number.isdecimal():
        return False
    return holder_of(register, int(number), on.year) == A_PAPER


def register_of_decisions(commune: Unit, on: date) -> NumberRegister | None:
    body = committee_of(commune, on)
    return register_for(body, KINDS["decision"], on) if body else None


def _decisions(register: NumberRegister, year: int) -> list[Decision]:
    """The decisions about titles that count in a row of numbers."""
    lines = NumberRegister.objects.filter(body=register.body, series=register.series)
    made = Decision.objects.filter(
        commune=register.body.unit_id,
        symbol__in=lines.values("symbol"),
        decided_on__year=year,
    )
    return [each for each in made if each.number.isdecimal()]
