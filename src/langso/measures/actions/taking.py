"""Figures leave the house; who took them is written down."""

from django.db import transaction

from langso.core.actions import record, require
from langso.core.models import Event
from langso.measures.rules import may_take
from langso.people.models import User
from langso.places.models import Unit


@transaction.atomic
def note_taking(commune: Unit, form: str, count: int, *, by: User) -> Event:
    """Write down that a list of figures was saved as a file, and how many lines."""
    require(may_take(by, commune))
    return record(
        "figures.exported", commune, by=by, commune=commune, form=form, count=count
    )
