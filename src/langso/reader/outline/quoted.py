"""Lines inside a quotation that runs over several lines: they number nothing here."""

from collections.abc import Iterator, Sequence

LONGEST = 60  # lines; an opening mark without its partner must not swallow a document


def quoted_lines(lines: Sequence[str]) -> set[int]:
    """Return the indexes of the lines after an open “ up to the line that closes it.

    >>> sorted(quoted_lines(["Sửa Điều 5: “Điều 5. A", "1. B", "2. C”.", "2. D"]))
    [1, 2]
    """
    return {index for block in _blocks(lines) for index in block}


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    opened: int | None = None
    for index, line in enumerate(lines):
        depth = line.count("“") - line.count("”")
        if opened is not None and depth < 0:
            if index - opened <= LONGEST:
                yield range(opened + 1, index + 1)
            opened = None
        elif depth > 0:
            opened = index
