"""Who saw which personal data: the one line that looking at a page writes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model

from langso.core.actions import READING, record, record_reading, require
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.models import Household, Import
from langso.registry.rights import may_answer
from langso.registry.rules import may_import, may_read


@transaction.atomic
def note_reading(rows: Iterable[Household], purpose: str, *, by: User) -> None:
    """Write down who saw the households of a page, one line for each commune.

    `purpose` is the page, as in "list". Raises `NotAllowed`.
    """
    communes: dict[int, list[Household]] = {}
    for row in rows:
        require(may_read(by, row))
        communes.setdefault(row.commune_id, []).append(row)
    for seen in communes.values():
        record_reading(seen, purpose, by=by, commune=seen[0].commune)


@transaction.atomic
def note_list(
    source: Import, purpose: str, *, by: User, lines: int = 0, rows: Sequence[int] = ()
) -> None:
    """Write down who saw rows of a list that came in; `rows` are households among them.

    Raises `NotAllowed`.
    """
    require(may_import(by, source.commune))
    commune, seen = source.commune, list(rows)
    said: dict[str, Any] = {"purpose": purpose, "lines": lines, "rows": seen}
    record(READING, source, by=by, commune=commune, **said)


@transaction.atomic
def note_answering(
    rows: Sequence[Model], purpose: str, *, commune: Unit, by: User
) -> None:
    """Write down whom the data officer saw on a page. Raises `NotAllowed`."""
    require(may_answer(by, commune.pk))
    record_reading(rows, purpose, by=by, commune=commune)
