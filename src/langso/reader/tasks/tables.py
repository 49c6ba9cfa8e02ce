"""Tasks laid out as a table: "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langso.reader.model import Span
from langso.reader.tables import cells

_LINE = re.compile(r"[^\n]+")
# The first heading that fits a part takes it: "Đơn vị thực hiện" is who, not what.
_HEADINGS = {
    "support": re.compile(r"phối hợp", re.IGNORECASE),
    "lead": re.compile(
        r"chủ trì|phụ trách|trách nhiệm|(?:đơn vị|cơ quan|người).{0,12}thực hiện",
        re.IGNORECASE,
    ),
    "deadline": re.compile(r"thời (?:gian|hạn|điểm)|hoàn thành|tiến độ", re.IGNORECASE),
    "action": re.compile(r"nhiệm vụ|nội dung|công việc|việc cần", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of such a table; what its cell leaves empty is None."""

    span: Span
    action: str
    lead: str | None
    support: str | None
    deadline: str | None


def task_rows(text: str, start: int, end: int) -> Iterator[TaskRow]:
    """Read the rows under each heading that names the work and who or until when.

    >>> plan = "Nhiệm vụ | Chủ trì | Thời hạn\\nLập tổ | Công an xã | Quý I"
    >>> [(row.action, row.lead, row.deadline) for row in task_rows(plan, 0, 99)]
    [('Lập tổ', 'Công an xã', 'Quý I')]
    """
    columns: dict[str, int] = {}
    if " | " not in text[start:end]:
        return
    for line in _LINE.finditer(text, start, end):
        row = cells(line[0])
        if row is None:
            columns = {}
        elif heads := _columns(row):
            columns = heads
        elif columns and (action := _cell(row, columns, "action")):
            lead, support, deadline = (
                _cell(row, columns, part) for part in ("lead", "support", "deadline")
            )
            yield TaskRow(line.span(), action, lead, support, deadline)


def _columns(row: Sequence[str]) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for index, heading in enumerate(row):
        fits = (part for part, words in _HEADINGS.items() if words.search(heading))
        if len(heading) < 60 and (part := next(fits, None)):
            found.setdefault(part, index)
    return found if "action" in found and {"lead", "deadline"} & found.keys() else None


def _cell(row: Sequence[str], columns: dict[str, int], part: str) -> str | None:
    index = columns.get(part, len(row))
    return (row[index] or None) if index < len(row) else None
