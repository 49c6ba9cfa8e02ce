"""Who saw which households on a page of titles: the one line that looking writes."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Model

from langso.core.actions import record, record_reading, require
from langso.people.models import User
from langso.places.models import Unit
from langso.titles.models import Round
from langso.titles.rules import may_print


@transaction.atomic
def note_reading(
    rows: Sequence[Model], purpose: str, *, commune: Unit, by: User
) -> None:
    """Write down who saw households, grounds or names at the commune's desk.

    `purpose` is the page, as in "dossier". Raises `NotAllowed`.
    """
    require(may_print(by, commune))
    record_reading(rows, purpose, by=by, commune=commune)


@transaction.atomic
def note_export(opened: Round, count: int, *, by: User) -> None:
    """Write down that the list for rewards left as a file. Raises `NotAllowed`."""
    require(may_print(by, opened.commune))
    record("titles.rewards-exported", opened, by=by, count=count)
