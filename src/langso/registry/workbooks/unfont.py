"""Columns that were typed in an old font (TCVN3, VNI), turned into Unicode."""

from langso.vietnamese.legacy import LegacyCode, detect_legacy, from_tcvn3, from_vni

_SAMPLE = 400
_LAST_OLD = "\xff"
_CONVERT = {"tcvn3": from_tcvn3, "vni": from_vni}


def in_unicode(rows: list[list[str]]) -> list[list[str]] | None:
    """Return the rows converted, or None when no column is in an old font.

    A workbook often mixes: headings typed anew, the names still in the old font.
    """
    codes: dict[int, LegacyCode] = {}
    for column in range(len(rows[0])):
        if code := _code_of([row[column] for row in rows[:_SAMPLE]]):
            codes[column] = code
    if not codes:
        return None
    converted = [list(row) for row in rows]
    for column, code in codes.items():
        convert = _CONVERT[code]
        for row in converted:
            if not row[column].isascii() and max(row[column]) <= _LAST_OLD:
                row[column] = convert(row[column])
    return converted


def _code_of(cells: list[str]) -> LegacyCode | None:
    marked = [cell for cell in cells if not cell.isascii()]
    old = [cell for cell in marked if max(cell) <= _LAST_OLD]
    if not old or 2 * len(old) < len(marked):
        return None
    return detect_legacy(" ".join(old))
