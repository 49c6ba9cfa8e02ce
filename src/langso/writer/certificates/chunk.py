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

from langso.writer.certificates.codes import squares
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
    side, drawn = squares([each.verify_at for each in certificates])
    path.write_bytes(b"".join(drawn))
    return side


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
