"""The foot of a document: who signs for whom, and how many bodies receive it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from langso.reader.head.capitals import is_person, plain_case
from langso.reader.head.columns import side_by_side
from langso.reader.model import Signer

_FOR = re.compile(
    r"(?P<code>TM|T/M|KT|TL|TUQ|Q)\b\.?\s{0,3}(?P<whom>[A-ZĐÀ-Ỹ].{1,120})$"
)
_POST = re.compile(
    r"(?:QUYỀN |Q\. ?)?(?:PHÓ |P\. ?)?(?:CHỦ TỊCH|CHÁNH VĂN PHÒNG|CHỦ TỌA|CHỦ TOẠ"
    r"|CHỦ TRÌ|THƯ KÝ|BÍ THƯ|TRƯỞNG (?:BAN|THÔN|PHÒNG)|TỔ TRƯỞNG|GIÁM ĐỐC|HIỆU TRƯỞNG"
    r"|NGƯỜI LẬP|ĐẠI DIỆN)[^a-zà-ỹ]{0,60}$"
)
_BEGIN = re.compile(
    r"^[ \t|*]{0,20}(?:(?:TM|T/M|KT|TL|TUQ|Q)\b|[A-ZĐÀ-Ỹ. ]{4,60}[ \t|*]{0,9}$)",
    re.MULTILINE,
)
_RECIPIENTS = re.compile(r"^[ \t|]{0,9}Nơi nhận[ \t]{0,3}[:.]?([^\n]*)", re.MULTILINE)
_CELLS = re.compile(r"\t+|[ \u00a0]{3,}|[ ]?\|[ ]?")
_BULLET = re.compile(r"[ \t|]{0,9}[-–+•]\s{0,3}\S")


@dataclass(slots=True)
class _Block:
    """One signature as it is read from the top: for whom, as what, the name."""

    on_behalf_of: str | None = None
    title: str | None = None
    name: str | None = None

    def take(self, line: str) -> None:
        """Read one line of capitals, or the name under them."""
        if found := _FOR.match(line):
            # "KT. CHỦ TỊCH" below "TM. UBND" only says whom the deputy stands for.
            self.on_behalf_of = self.on_behalf_of or plain_case(found["whom"])
        elif _POST.match(line):
            self.title = plain_case(line)
        elif is_person(line):
            self.name = line
        elif line.isupper() and self.on_behalf_of and not self.title:
            self.on_behalf_of += " " + plain_case(line, first=False)


def signers(text: str, after: int) -> tuple[Signer, ...]:
    """Read the signatures below the numbered body, which begins at `after`."""
    found = [
        Signer(block.name, block.on_behalf_of, block.title)
        for block in _blocks(text, after)
        if block.name and (block.on_behalf_of or block.title)
    ]
    return tuple(dict.fromkeys(found))


def count_recipients(text: str, after: int) -> int:
    """Count the entries under "Nơi nhận"."""
    found = _RECIPIENTS.search(text, after)
    if found is None:
        return 0
    below = text[found.end() + 1 :].split("\n")
    entries = takewhile(lambda line: _BULLET.match(line) or not line.strip(), below)
    return bool(found[1].strip(" \t|-")) + sum(1 for line in entries if line.strip())


def _blocks(text: str, after: int) -> Iterator[_Block]:
    """Signatures beside each other stand in columns: the n-th cell is the n-th one."""
    columns: list[_Block] = []
    for line in _rows(text, after):
        row = side_by_side(line[0], len(columns)) if len(line) == 1 else line
        opens = [bool(_FOR.match(cell) or _POST.match(cell)) for cell in row]
        if any(opens) and all(block.name or _is_next(block, row) for block in columns):
            yield from columns
            columns = [_Block() for _ in row]
        targets = columns if len(row) == len(columns) else _waiting(columns, len(row))
        for block, cell in zip(targets, row, strict=False):
            block.take(cell)
    yield from columns


def _is_next(block: _Block, row: list[str]) -> bool:
    """A new "TM." below a post without a name: the first one is not signed yet."""
    return bool(block.title) and any(cell.startswith(("TM", "T/M")) for cell in row)


def _waiting(columns: list[_Block], count: int) -> list[_Block]:
    return [block for block in columns if not block.name][:count]


def _rows(text: str, after: int) -> Iterator[list[str]]:
    begin = _BEGIN.search(text, after)
    for line in text[begin.start() :].split("\n") if begin else ():
        cells = [cell.strip(" *") for cell in _CELLS.split(line)]
        row = [cell for cell in cells if cell]
        if row and not _BULLET.match(line):
            yield row
