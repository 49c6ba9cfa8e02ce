"""Some certificates in one go: what one worker does."""

import json
import shutil
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno

from langso.writer.certificates.content import (
    Certificate,
    Run,
    look_of,
    shared_by,
    words_on,
)
from langso.writer.certificates.frame import frame
from langso.writer.certificates.layout import Layout
from langso.writer.errors import NotWritten

HERE = Path(__file__).parent
QUIET = 2  # modules of white around a code
CODE_SIZE = 26  # millimetres


@dataclass(frozen=True)
class Job:
    """What a run looks like: the same for every chunk of it."""

    layout: Layout
    run: Run
    emblem: bytes = b""


def chunk_pdf(job: Job, certificates: Sequence[Certificate]) -> bytes:
    """Return these certificates as PDF.

    Raises `NotWritten` when the compiler stops or only warns: a font that is not there
    would be replaced without a word.
    """
    with TemporaryDirectory(prefix="langso-") as place:
        folder = Path(place)
        shutil.copyfile(HERE / "certificate.typ", folder / "main.typ")
        side = _write_codes(folder / "qr.bin", certificates)
        (folder / "data.json").write_text(_data(job, certificates, side), "utf-8")
        drawn = frame(job.layout.main, job.layout.second)
        (folder / "frame.svg").write_text(drawn, "utf-8")
        (folder / "emblem.png").write_bytes(job.emblem)
        return _compiled(folder / "main.typ")


def _data(job: Job, certificates: Sequence[Certificate], side: int) -> str:
    items = [words_on(job.layout, job.run, each) for each in certificates]
    code = {"side": side, "size": CODE_SIZE}
    shared = shared_by(job.run) | {"look": look_of(job.layout), "qr": code}
    return json.dumps(shared | {"items": items}, ensure_ascii=False)


def _write_codes(path: Path, certificates: Sequence[Certificate]) -> int:
    """Write every QR code as a square of grey pixels, all of one size.

    A fixed mask takes a fifth of the time; phones read all of them alike.
    """
    codes = [segno.make_qr(x.verify_at, error="m", mask=3) for x in certificates]
    most = max(codes, key=lambda code: int(code.version)).version
    codes = [
        code
        if code.version == most
        else segno.make_qr(x.verify_at, error="m", mask=3, version=most)
        for code, x in zip(codes, certificates, strict=True)
    ]
    path.write_bytes(b"".join(map(_pixels, codes)))
    return int(codes[0].symbol_size(border=QUIET)[0])


def _pixels(code: Any) -> bytes:
    light = bytes.maketrans(b"\x00\x01", b"\xff\x00")
    rows = [bytes(row).translate(light) for row in code.matrix]
    side, edge = b"\xff" * QUIET, b"\xff" * (len(rows) + 2 * QUIET) * QUIET
    return edge + b"".join(side + row + side for row in rows) + edge


@cache
def _fonts() -> Any:
    import typst

    folder = str(HERE / "fonts")
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _compiled(path: Path) -> bytes:
    import typst

    try:
        with warnings.catch_warnings(action="ignore"):
            pdf, doubts = typst.compile_with_warnings(
                str(path), root=str(path.parent), font_paths=_fonts(), pdf_tags=False
            )
    except typst.TypstError as stopped:
        raise _failed(str(stopped)) from stopped
    if doubts:
        raise _failed("; ".join(doubt.message for doubt in doubts))
    return bytes(pdf)


def _failed(why: str) -> NotWritten:
    return NotWritten(
        "typst",
        f"Không làm được giấy công nhận: {why}",
        f"The certificates could not be made: {why}",
    )
