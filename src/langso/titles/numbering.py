"""The number of a decision, as the register of papers has it (`wiring.NUMBERS`).

Where the register has no symbol yet, it brings the small form that sets one. Papers
stand above titles, so the register is asked through the wiring.
"""

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from langso.places.models import Unit


def proposed_number(commune: Unit, on: date) -> tuple[int, str] | None:
    """The next number and its symbol; None where the register has no symbol yet."""
    found: tuple[int, str] | None = import_string(settings.NUMBERS)[0](commune, on)
    return found


def is_taken(commune: Unit, number: str, symbol: str, on: date) -> bool:
    """Whether an issued paper carries the number already."""
    return bool(import_string(settings.NUMBERS)[1](commune, number, symbol, on))


def form_to_begin(request: HttpRequest, commune: Unit) -> str:
    """The small form for a commune whose register has no symbol; else nothing."""
    return str(import_string(settings.NUMBERS)[2](request, commune))
