"""Tables that hold figures, and tables that only set the head and foot of a paper."""

import re

from langso.reader.tables import row

Cell = list[str]  # its lines
_MOST_ROWS, _MOST_COLUMNS = 6, 3
_HEAD_OR_FOOT = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|ĐỘC LẬP|Độc lập|Số ?:|Nơi nhận|Kính gửi"
    r"|\b(?:TM|KT|TL|TUQ|Q|CT|PCT)\. ?[A-ZĐ]|CHỦ TỊCH|CHỦ T(?:ỌA|OẠ)|THƯ K[ÝÍ]"
    r"|NGƯỜI (?:LẬP|GHI)|ỦY BAN|UỶ BAN"
)


def lines_of_table(rows: list[list[Cell]]) -> list[str]:
    """Return a row a line; of a head or foot set side by side, column after column.

    >>> lines_of_table([[["STT"], ["Thôn"]], [["1"], ["Thôn 1"]]])
    ['STT | Thôn', '1 | Thôn 1']
    >>> lines_of_table([[["XÃ MẪU", "Số: 12/NQ"], ["Độc lập - Tự do - Hạnh phúc"]]])
    ['XÃ MẪU', 'Số: 12/NQ', 'Độc lập - Tự do - Hạnh phúc']
    """
    width = max((len(cells) for cells in rows), default=0)
    if width == 1 or _is_layout(rows, width):
        columns = range(width)
        return [line for at in columns for cells in rows for line in _at(cells, at)]
    lines = [row([" ".join(cell) for cell in cells]) for cells in rows if cells]
    return [line for line in lines if line]


def _is_layout(rows: list[list[Cell]], width: int) -> bool:
    if len(rows) > _MOST_ROWS or width > _MOST_COLUMNS:
        return False
    words = " ".join(line for cells in rows for cell in cells for line in cell)
    return _HEAD_OR_FOOT.search(words) is not None


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else []
