"""The ruled lines of a PDF page, from which its tables are known."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

_MOST_PATHS = 5_000
_MOST_SEGMENTS = 20_000
_STRAIGHT = 1.5  # points a ruled line may lean, or be thick
_SHORTEST = 6.0  # points
_PATH = [pdfium.FPDF_PAGEOBJ_PATH]
Point = tuple[float, float]
Turn = Callable[[float, float], Point]  # from the page as stored to the page as seen


class Rule(NamedTuple):
    """A line that stands (`at` is x) or lies (`at` is y), from `start` to `end`."""

    stands: bool
    at: float
    start: float
    end: float


def rules_on(page: pypdfium2.PdfPage, turn: Turn) -> list[Rule]:
    """Return the straight lines of a page, those around filled bars included."""
    rules: list[Rule] = []
    for count, path in enumerate(page.get_objects(filter=_PATH, max_depth=3)):
        if count > _MOST_PATHS or len(rules) > _MOST_SEGMENTS:
            break
        points = [turn(*point) for point in _points(path.raw)]
        for one, two in pairwise(points):
            rules += _rule(one, two)
    return rules


def _points(path: object) -> Iterator[Point]:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        yield (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )


def _rule(one: Point, two: Point) -> Iterator[Rule]:
    across, along = abs(one[0] - two[0]), abs(one[1] - two[1])
    if across < _STRAIGHT and along > _SHORTEST:
        yield Rule(True, one[0], *sorted((one[1], two[1])))
    elif along < _STRAIGHT and across > _SHORTEST:
        yield Rule(False, one[1], *sorted((one[0], two[0])))
