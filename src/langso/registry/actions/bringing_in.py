"""A list comes in: looked at, kept sealed, its columns guessed or remembered."""

from hashlib import sha256
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.core.sealing import seal_bytes
from langso.people.models import User
from langso.places.models import Unit
from langso.reader.errors import Unreadable
from langso.registry.models import ColumnMemory, Import, ImportContent
from langso.registry.queries import read_book
from langso.registry.rules import may_import
from langso.registry.workbooks.columns import Layout, guess, headings_key
from langso.registry.workbooks.identity import refuse_identity_numbers
from langso.registry.workbooks.keeping import packed
from langso.registry.workbooks.opening import Book, Sheet, open_book
from langso.registry.workbooks.refusals import refusal
from langso.registry.workbooks.words import FIELDS
from langso.vietnamese.spelling import nfc


@transaction.atomic
def bring_in(raw: bytes, name: str, commune: Unit, *, by: User) -> Import:
    """Keep a list until it is applied or dropped; nothing in the register changes.

    Raises `NotAllowed`, and `Refused` with a sentence for what cannot be read or
    holds identity numbers: then nothing of it is kept.
    """
    require(may_import(by, commune))
    name = nfc(PurePath(name).name)[-200:]
    book, columns = _looked_at(raw, name, commune)
    source = Import.objects.create(
        commune=commune,
        name=name,
        sha256=sha256(raw).hexdigest(),
        columns=columns,
        uploaded_by=by,
    )
    sheets = seal_bytes(packed(book))
    ImportContent.objects.create(source=source, sealed=seal_bytes(raw), sheets=sheets)
    record("import.uploaded", source, by=by, commune=commune, name=name)
    return source


def _looked_at(
    raw: bytes, name: str, commune: Unit
) -> tuple[Book, dict[str, dict[str, int]]]:
    """The sheets, and how the commune read such headings before; no guesses."""
    try:
        book = open_book(raw, name)
        layouts = [guess(sheet.rows) for sheet in book.sheets]
        if not any(layout.has_heads for layout in layouts):
            raise refusal("no_heads")
        refuse_identity_numbers(book, layouts)
        if not any(map(_has_rows, book.sheets, layouts)):
            raise refusal("no_rows")
    except Unreadable as unreadable:
        vietnamese = (get_language() or "vi").startswith("vi")
        sentence = unreadable.message_vi if vietnamese else unreadable.message_en
        raise Refused(sentence) from unreadable
    memories = ColumnMemory.objects.filter(commune=commune)
    remembered = dict(memories.values_list("headings", "columns"))
    keys = {str(at): headings_key(layout) for at, layout in enumerate(layouts)}
    known = {at: remembered[key] for at, key in keys.items() if key in remembered}
    return book, known


def _has_rows(sheet: Sheet, layout: Layout) -> bool:
    return layout.has_heads and any(map(any, sheet.rows[layout.first_row :]))


@transaction.atomic
def choose_columns(
    source: Import, chosen: dict[int, dict[str, int]], *, by: User
) -> None:
    """Say which column holds what, by sheet; the office's next list starts from it.

    Raises `NotAllowed`, `Conflict` if it is applied by now, `Refused` for a column
    that does not exist, or for two of a sheet without the name of the head.
    """
    require(may_import(by, source.commune))
    book, layouts = read_book(source)
    for at, columns in chosen.items():
        if not 0 <= at < len(book.sheets) or not _possible(
            columns, len(book.sheets[at].rows[0])
        ):
            raise Refused(_("Please choose the column of the heads of household."))
    merged = source.columns | {str(at): columns for at, columns in chosen.items()}
    move(source, Import.Status.WAITING, Import.Status.WAITING, columns=merged)
    for at, columns in chosen.items():
        ColumnMemory.objects.update_or_create(
            commune=source.commune,
            headings=headings_key(layouts[at]),
            defaults={"columns": columns},
        )
    record("import.columns-chosen", source, by=by, commune=source.commune)


def _possible(columns: dict[str, int], width: int) -> bool:
    known = all(name in FIELDS and 0 <= at < width for name, at in columns.items())
    named = "head" in columns or "given_name" in columns
    return known and (named or not columns)


@transaction.atomic
def drop_import(source: Import, *, by: User) -> None:
    """Put a waiting list aside and forget the file. Raises `NotAllowed`, `Conflict`."""
    require(may_import(by, source.commune))
    move(source, Import.Status.WAITING, Import.Status.DROPPED)
    ImportContent.objects.filter(pk=source.pk).delete()
    record("import.dropped", source, by=by, commune=source.commune)
