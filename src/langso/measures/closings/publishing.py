"""What of a closing everybody may read. Pure.

A closing goes up whole: it is an official act between a commune and its city. What
everybody may read of it keeps back what pages and files keep back: a small number that
a single village stands behind.
"""

from collections.abc import Collection
from dataclasses import replace

from langso.measures.closings.body import Body, Line
from langso.measures.disclosure import Counted, sum_tells


def telling(body: Body) -> frozenset[str]:
    """The measures whose total is the small number of a single unit.

    Where one unit or none is in it wholly, one may be in it in part, alone.
    """
    return frozenset(line.measure for line in body.lines if _tells(line, body))


def as_published(body: Body, withheld: Collection[str]) -> Body:
    """The same closing without the numbers of these measures."""
    lines = (
        replace(line, value=None) if line.measure in withheld else line
        for line in body.lines
    )
    return replace(body, lines=tuple(lines))


def _tells(line: Line, body: Body) -> bool:
    counted = Counted(line.measure, line.unit)
    return line.covered <= 1 and sum_tells({0: line.value}, counted, body.ends_on)
