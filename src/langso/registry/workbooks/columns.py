"""Which column holds what: a guess from the headings, for a person to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from langso.registry.workbooks.words import HEADINGS, has_words, plain

LOOKED_AT = 30  # rows from the top in which the headings may stand
TALLEST = 3  # rows of a heading with merged cells
EXACT = 100
LONGEST_HEADING = 60
ENOUGH = 3  # fields that no row of households has by chance
VOCABULARY = frozenset(
    word for names in HEADINGS.values() for name in names for word in name.split()
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read: the rows before `first_row` are titles and headings.

    `columns` says which column (from 0) holds a field; `headings` is the text over
    each column; `title` is what stands above them.
    """

    first_row: int
    columns: dict[str, int]
    headings: tuple[str, ...]
    title: str = ""

    @property
    def has_heads(self) -> bool:
        """Without the names of the heads there is no list."""
        return "head" in self.columns or "given_name" in self.columns


NOTHING = Layout(0, {}, ())


def guess(rows: Sequence[Sequence[str]]) -> Layout:
    """Find the rows of headings and what each column holds.

    The most fields win, then the best fitting, then the highest and shortest heading.
    """
    best, most = NOTHING, (0, 0)
    for top in range(min(LOOKED_AT, len(rows))):
        if most[0] >= ENOUGH and top > best.first_row:
            break
        for height in range(1, min(TALLEST, len(rows) - top) + 1):
            layout, fit = _layout(rows, top, height)
            if layout.has_heads and (len(layout.columns), fit) > most:
                best, most = layout, (len(layout.columns), fit)
    return best


def headings_key(layout: Layout) -> str:
    """A short name of the headings, to know the same form again."""
    words = "|".join(plain(heading) for heading in layout.headings)
    return sha256(words.encode()).hexdigest()


def _layout(rows: Sequence[Sequence[str]], top: int, height: int) -> tuple[Layout, int]:
    block = rows[top : top + height]
    headings = _spread(block)
    columns, fit = _assign(block[-1], headings)
    first_row = top + height
    if first_row < len(rows):
        _split_head(columns, headings, rows[first_row])
    title = " ".join(cell for row in rows[:top] for cell in row if cell)
    return Layout(first_row, columns, headings, title[:1000]), fit


def _spread(block: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The heading over each column; a merged cell holds for those to its right."""
    upper = [list(row) for row in block[:-1]]
    for at, row in enumerate(upper):
        below = block[at + 1]
        for column in range(1, len(row)):
            if not row[column] and below[column]:
                row[column] = row[column - 1]
    parts = zip(*upper, block[-1], strict=True)
    return tuple(" ".join(dict.fromkeys(filter(None, part))) for part in parts)


def _assign(
    leaves: Sequence[str], headings: tuple[str, ...]
) -> tuple[dict[str, int], int]:
    """Give every field the column whose heading fits it best, each column one field."""
    scored = sorted(
        (-score, column, field)
        for column, whole in enumerate(headings)
        for field, score in _scores(leaves[column], whole).items()
    )
    columns: dict[str, int] = {}
    taken, fit = set[int](), 0
    for score, column, field in scored:
        if column in taken or (field in columns and field != "ignored"):
            continue
        columns[field] = column
        taken.add(column)
        fit -= score
    columns.pop("ignored", None)
    if "family_name" not in columns:
        columns.pop("given_name", None)
    return columns, fit


def _split_head(
    columns: dict[str, int], headings: tuple[str, ...], sample: Sequence[str]
) -> None:
    """One heading over two columns: family and middle names, then the given name."""
    head = columns.get("head", len(headings))
    if head + 1 >= len(headings) or headings[head + 1]:
        return
    if sample[head + 1].replace(" ", "").isalpha() and len(sample[head + 1]) > 1:
        columns["family_name"] = columns.pop("head")
        columns["given_name"] = head + 1


def _scores(leaf: str, whole: str) -> dict[str, int]:
    """How well a heading names each field; its lowest row says it best."""
    own = _fit(plain(leaf)) if len(leaf) <= LONGEST_HEADING else {}
    return own or (_fit(plain(whole)) if len(whole) <= 2 * LONGEST_HEADING else {})


@lru_cache(maxsize=8192)
def _fit(words: str) -> dict[str, int]:
    if not VOCABULARY.intersection(words.split()):
        return {}
    found: dict[str, int] = {}
    for field, names in HEADINGS.items():
        for name in names:
            if words == name:
                found[field] = EXACT
            elif len(name) > 3 and has_words(words, name):
                found[field] = max(found.get(field, 0), len(name))
    if any(map(str.isdigit, words)):
        found.pop("village", None)  # "Thôn 4" is a village, not a heading
    best = max(found.values(), default=0)
    return {field: score for field, score in found.items() if score == best}
