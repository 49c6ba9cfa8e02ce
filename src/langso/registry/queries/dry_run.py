"""What a waiting import would change, worked out anew from its file."""

from collections import defaultdict
from dataclasses import replace

from langso.core.sealing import unseal_bytes
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.matching import Known
from langso.registry.models import Household, HouseholdFlag, Import
from langso.registry.planning import Plan, plan
from langso.registry.workbooks.columns import Layout, guess
from langso.registry.workbooks.opening import Book, open_book
from langso.registry.workbooks.rows import read_rows
from langso.registry.workbooks.villages import Villages


def read_book(source: Import) -> tuple[Book, list[Layout]]:
    """The sheets of the file, and how each is read: as chosen, else as guessed."""
    book = open_book(unseal_bytes(bytes(source.content.sealed)), source.name)
    layouts = []
    for at, sheet in enumerate(book.sheets):
        layout = guess(sheet.rows)
        chosen = source.columns.get(str(at))
        if chosen is not None:
            layout = replace(layout, columns=chosen)
        layouts.append(layout)
    return book, layouts


def dry_run(source: Import) -> Plan:
    """Compare the file with the register as both are now."""
    book, layouts = read_book(source)
    villages = Villages(villages_of(source.commune).values_list("pk", "name"))
    sheets = [
        read_rows(sheet, layout, villages)
        for sheet, layout in zip(book.sheets, layouts, strict=True)
        if layout.has_heads
    ]
    return plan(sheets, register_of(source.commune), _open_flags(source.commune))


def register_of(commune: Unit) -> list[Known]:
    """Every household of a commune, as far as a list can change it."""
    names = ("pk", "village_id", "revision", *Known._fields[3:])
    rows = Household.objects.filter(commune=commune).order_by("pk")
    return [Known(*row) for row in rows.values_list(*names)]


def _open_flags(commune: Unit) -> dict[int, set[str]]:
    flags: dict[int, set[str]] = defaultdict(set)
    rows = HouseholdFlag.objects.filter(
        household__commune=commune, ends_on__isnull=True
    )
    for household, kind in rows.values_list("household_id", "kind"):
        flags[household].add(kind)
    return dict(flags)
