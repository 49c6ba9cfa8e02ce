"""What a waiting import would change, worked out anew from its rows."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from langso.core.actions import Conflict
from langso.core.sealing import unseal_bytes
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.matching import Known
from langso.registry.models import Household, HouseholdFlag, Import, ImportContent
from langso.registry.planning import Plan, plan
from langso.registry.queries.restricted import restricted_in
from langso.registry.workbooks.columns import Layout, guess
from langso.registry.workbooks.keeping import unpacked
from langso.registry.workbooks.opening import Book, open_book
from langso.registry.workbooks.rows import read_rows
from langso.registry.workbooks.villages import Villages


def read_book(source: Import) -> tuple[Book, list[Layout]]:
    """The sheets of the file, and how each is read: as chosen, else as guessed.

    Raises `Conflict` once it is applied or dropped: then the file is gone.
    """
    content = ImportContent.objects.filter(pk=source.pk).first()
    if content is None:
        raise Conflict(source)
    book = _kept(content) or open_book(_unsealed(content.sealed), source.name)
    layouts = []
    for at, sheet in enumerate(book.sheets):
        layout = guess(sheet.rows)
        chosen = source.columns.get(str(at))
        if chosen is not None:
            layout = replace(layout, columns=chosen)
        layouts.append(layout)
    return book, layouts


def _kept(content: ImportContent) -> Book | None:
    return unpacked(_unsealed(content.sheets)) if content.sheets else None


def _unsealed(kept: Any) -> bytes:
    return unseal_bytes(bytes(kept))


def dry_run(source: Import) -> Plan:
    """Compare the file with the register as both are now.

    Its digest is another one as soon as anything it rests on is: the register, the
    names of the villages, or which column was chosen for what.
    """
    book, layouts = read_book(source)
    names = list(villages_of(source.commune).values_list("pk", "name"))
    villages = Villages(names)
    sheets = [
        read_rows(sheet, layout, villages)
        for sheet, layout in zip(book.sheets, layouts, strict=True)
        if layout.has_heads
    ]
    basis = repr((source.sha256, sorted(names), [one.columns for one in layouts]))
    register, flags = register_of(source.commune), _open_flags(source.commune)
    return plan(sheets, register, flags, restricted_in(source.commune), basis)


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
