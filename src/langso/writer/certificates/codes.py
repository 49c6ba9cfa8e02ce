"""QR codes of many addresses, as squares of grey pixels of one size.

Of one length and version a code is linear in the bits of its text: error correction
adds up, the mask is fixed. So one code is drawn, and each other one is that code with
the pattern of every bit that differs laid over it: a hundredth of the time.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import segno

QUIET = 2  # modules of white around a code
_GREY = bytes.maketrans(b"01", b"\xff\x00")


def squares(texts: Sequence[str]) -> tuple[int, list[bytes]]:
    """The side of all codes in pixels, and each code from its upper left corner."""
    raw = [text.encode() for text in texts]
    version = int(_code(max(raw, key=len), None).version)
    side = int(_code(raw[0], version).symbol_size(border=QUIET)[0])
    first: dict[int, tuple[bytes, int]] = {}
    found = []
    for each in raw:
        if len(each) not in first:
            first[len(each)] = each, _drawn(each, version)
        known, drawn = first[len(each)]
        for at, bit in _differences(known, each):
            drawn ^= _pattern(len(each), version, at, bit)
        found.append(f"{drawn:0{side * side}b}".encode().translate(_GREY))
    return side, found


def _differences(one: bytes, other: bytes) -> Iterator[tuple[int, int]]:
    """Each bit that differs: the byte it stands in, and its weight."""
    for at, (this, that) in enumerate(zip(one, other, strict=True)):
        differs = this ^ that
        while differs:
            bit = differs & -differs
            yield at, bit
            differs ^= bit


@lru_cache(maxsize=4096)
def _pattern(length: int, version: int, at: int, bit: int) -> int:
    """What changes in a code when one bit of its text does."""
    nothing, one = bytes(length), bytearray(length)
    one[at] = bit
    return _drawn(nothing, version) ^ _drawn(bytes(one), version)


@lru_cache(maxsize=64)
def _drawn(text: bytes, version: int) -> int:
    """A code as one number, a bit for each module, with the white around it."""
    rows = _code(text, version).matrix_iter(border=QUIET)
    return int("".join("1" if dark else "0" for row in rows for dark in row), 2)


def _code(text: bytes, version: int | None) -> Any:
    """A fixed mask takes a fifth of the time; phones read all of them alike."""
    return segno.make_qr(text, error="m", mask=3, mode="byte", version=version)
