"""The large table of the city, written as text: a template takes ten times as long.

Only digits, our own words and escaped names go into it.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from langso.measures.queries.city import Board, Cell, Row
from langso.resolutions.wording import plain
from langso.vietnamese.numbers import print_number


def rows(board: Board) -> Iterator[SafeString]:
    """One table row for each commune; its name leads to its closing."""
    words = {"open": _("not closed yet"), "none": _("no figure")}
    address = reverse("measures:closing", args=[0])
    for row in board.rows:
        if row.closing is None:
            yield format_html(
                '<tr><th scope="row" lang="vi">{}</th>'
                '<td class="is-empty" colspan="{}">{}</td></tr>',
                row.name,
                len(board.columns) + 1,
                words["open"],
            )
            continue
        yield format_html(
            '<tr><th scope="row" lang="vi"><a href="{}">{}</a></th>'
            '<td class="ls-nowrap">{}/{}</td>{}</tr>',
            address.replace("/0/", f"/{row.closing}/"),
            row.name,
            row.complete,
            len(row.cells),
            _cells(row, words["none"]),
        )


def _cells(row: Row, none: str) -> SafeString:
    empty = format_html('<td class="is-number is-empty">{}</td>', none)
    cells = (empty if _is_empty(cell) else _cell(cell) for cell in row.cells)
    return mark_safe("".join(cells))  # noqa: S308 - digits


def _is_empty(cell: Cell | None) -> bool:
    return cell is None or cell.value is None


def _cell(cell: Cell | None) -> str:
    assert cell is not None
    assert cell.value is not None
    value, covered, expected = cell
    if covered == expected:
        return f'<td class="is-number">{_printed(value)}</td>'
    return (
        f'<td class="is-number is-short">{_printed(value)}'
        f" <small>{covered}/{expected}</small></td>"
    )


def _printed(value: Decimal | None) -> str:
    assert value is not None
    whole = int(value)
    if whole == value:
        return f"{whole:,}".replace(",", ".")
    return print_number(plain(value))
