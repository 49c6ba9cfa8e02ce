"""How the columns of a list are shown and chosen; sheets alike are shown once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from langso.registry.workbooks.columns import Layout, headings_key
from langso.registry.workbooks.opening import Book
from langso.vietnamese.spelling import fold

SAMPLES = 3
NAMES: dict[str, str | Promise] = {
    "number": _("Number of the household"),
    "village": _("Its village"),
    "head": _("Head of household"),
    "family_name": _("Family and middle name"),
    "given_name": _("Given name"),
    "address": _("Address"),
    "people": _("Persons"),
    "moved_in": _("Moved in"),
    "moved_out": _("Moved out"),
    "poor": _("Poor household"),
    "near_poor": _("Near-poor household"),
    "policy": _("Policy family"),
    "contact": _("Telephone"),
    "in_chat_group": _("In the village's chat group"),
}
DOUBTS: dict[str, str | Promise] = {
    "unknown_village": _("The village is not one of the commune."),
    "no_head": _("The name of the head is missing."),
    "digits_in_head": _("There are digits in the name of the head."),
    "long_head": _("The name of the head is too long; only its beginning is kept."),
    "long_address": _("The address is too long; only its beginning is kept."),
    "long_number": _("The number is too long; only its beginning is kept."),
    "same_number": _("The number stands twice in this village."),
    "same_head_address": _("The same head stands twice at this address."),
    "other_head": _("This number had another head so far."),
    "moved_out_before": _("The register says this household has moved out."),
    "odd_people": _("The number of people is no number."),
    "odd_moved_in": _("The day of moving in is no day."),
    "odd_moved_out": _("The day of moving out is no day."),
    "odd_in_chat_group": _("The column of the chat group is neither yes nor no."),
}


@dataclass(frozen=True)
class Column:
    """One column: the form field's name, its heading, some cells, what it holds."""

    name: str
    heading: str
    samples: list[str]
    chosen: str


@dataclass(frozen=True)
class Group:
    """Sheets with the same headings, and their columns."""

    sheets: list[str]
    columns: list[Column]
    is_read: bool
    has_old_font: bool


def groups(
    book: Book, layouts: list[Layout], closed: Collection[str] = ()
) -> list[Group]:
    """What the page of columns shows; no row that names one of `closed` (folded)."""
    return [_group(book, layouts, ats, closed) for ats in _alike(layouts)]


def _group(
    book: Book, layouts: list[Layout], ats: list[int], closed: Collection[str]
) -> Group:
    sheet, layout = book.sheets[ats[0]], layouts[ats[0]]
    fields = {at: name for name, at in layout.columns.items()}
    below = [row for row in sheet.rows[layout.first_row :] if any(row)][1:]
    below = [row for row in below if not _names(row, closed)]
    columns = [
        Column(
            f"c{ats[0]}-{at}",
            layout.headings[at] if layout.headings else "",
            [row[at] for row in below[:SAMPLES]],
            fields.get(at, ""),
        )
        for at in range(len(sheet.rows[0]))
        if any(row[at] for row in sheet.rows)
    ]
    names = [book.sheets[at].name for at in ats]
    old = any(book.sheets[at].old_font for at in ats)
    return Group(names, columns, layout.has_heads, old)


def _names(row: Sequence[str], heads: Collection[str]) -> bool:
    """The name may stand in one cell or in two beside each other."""
    said = f" {fold(' '.join(row))} " if heads else ""
    return any(f" {head} " in said for head in heads)


def chosen_columns(
    layouts: list[Layout], posted: Mapping[str, str]
) -> dict[int, dict[str, int]]:
    """What was chosen, for every sheet of each group."""
    found: dict[int, dict[str, int]] = {}
    for ats in _alike(layouts):
        prefix = f"c{ats[0]}-"
        columns = {
            value: int(name.removeprefix(prefix))
            for name, value in posted.items()
            if name.startswith(prefix)
            and value in NAMES
            and name.removeprefix(prefix).isdecimal()
        }
        found |= dict.fromkeys(ats, columns)
    return found


def _alike(layouts: list[Layout]) -> list[list[int]]:
    """The places of sheets with the same headings and columns."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for at, layout in enumerate(layouts):
        key = headings_key(layout), repr(sorted(layout.columns.items()))
        by_key.setdefault(key, []).append(at)
    return list(by_key.values())
