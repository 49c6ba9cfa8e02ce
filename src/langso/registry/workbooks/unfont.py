"""Columns that were typed in an old font (TCVN3, VNI), turned into Unicode."""

from langso.vietnamese.legacy import LegacyCode, detect_legacy, from_tcvn3, from_vni

_SAMPLE = 400
_TOP = 30  # rows in which the headings may stand; they are told by their neighbours
_LAST_OLD = "\xff"
_CONVERT = {"tcvn3": from_tcvn3, "vni": from_vni}


def in_unicode(rows: list[list[str]]) -> list[list[str]] | None:
    """Return the rows converted, or None when no column is in an old font.

    A workbook often mixes: headings typed anew, the names still in the old font.
    """
    columns = [[row[at] for row in rows[:_SAMPLE]] for at in range(len(rows[0]))]
    found = {at: _code_of(cells) for at, cells in enumerate(columns)}
    codes = {at: code for at, code in found.items() if code}
    if not codes:
        return None
    converted = [list(row) for row in rows]
    for column, code in codes.items():
        for row in converted:
            row[column] = _converted(row[column], code)
    doubtful = [at for at in found if at not in codes and not _is_new(columns[at])]
    for at, row in enumerate(rows[:_TOP]):
        if own := _code_of(row):
            for column in doubtful:
                converted[at][column] = _converted(row[column], own)
    return converted


def _converted(cell: str, code: LegacyCode) -> str:
    is_old = not cell.isascii() and max(cell) <= _LAST_OLD
    return _CONVERT[code](cell) if is_old else cell


def _is_new(cells: list[str]) -> bool:
    """Has letters no old font had; a column of numbers says nothing of its heading."""
    return any(not cell.isascii() and max(cell) > _LAST_OLD for cell in cells)


def _code_of(cells: list[str]) -> LegacyCode | None:
    marked = [cell for cell in cells if not cell.isascii()]
    old = [cell for cell in marked if max(cell) <= _LAST_OLD]
    if not old or 2 * len(old) < len(marked):
        return None
    return detect_legacy(" ".join(old))
