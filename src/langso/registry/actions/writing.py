"""The households of a list are written, and what was there before is kept."""

from datetime import date
from typing import Any

from langso.core.bulk import insert_many, update_many
from langso.registry.matching import Known
from langso.registry.models import Household, Import, ImportChange
from langso.registry.naming import search_text, sort_digits
from langso.registry.planning import DIFFED, Line

Changes = dict[str, tuple[Any, Any]]


def write_new(source: Import, lines: list[Line]) -> None:
    """Households that were not there, in the order of the lines."""
    same = {
        "commune_id": source.commune_id,
        "created_by_id": source.pk,
        "is_sample": source.commune.is_sample,
    }
    rows = [line.row for line in lines]
    insert_many(
        Household,
        [same | with_order(row.values) | {"village_id": row.village} for row in rows],
    )


def write_changes(source: Import, changes: list[tuple[Known, Changes]]) -> None:
    """The new values, and what was there before, so that it can be undone."""
    update_many(Household, [_after(known, changed) for known, changed in changes])
    insert_many(
        ImportChange,
        [
            {
                "source_id": source.pk,
                "household_id": known.pk,
                "changed": _said(changed),
                "contact_before": changed.get("contact", (None,))[0],
                "revision": known.revision + 1,
            }
            for known, changed in changes
        ],
    )


def with_order(values: dict[str, Any]) -> dict[str, Any]:
    """The values, and what the household is found and sorted by."""
    number, head = values.get("number", ""), values["head"]
    found = search_text(number, head, values.get("address", ""))
    return values | {"search_text": found, "name_sort": sort_digits(head)}


def _after(known: Known, changed: Changes) -> dict[str, Any]:
    values = {name: getattr(known, name) for name in DIFFED}
    values |= {name: after for name, (_before, after) in changed.items()}
    return with_order(values) | {"id": known.pk, "revision": known.revision + 1}


def _said(changed: Changes) -> dict[str, list[Any]]:
    """As JSON keeps it; a telephone number is sealed beside it."""
    return {
        name: [_plain(value) for value in pair]
        for name, pair in changed.items()
        if name != "contact"
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
