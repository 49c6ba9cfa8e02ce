"""A paper as PDF, by LibreOffice where it is installed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

try:
    import fcntl
except ImportError:  # Windows, where one worker serves all
    fcntl = None  # type: ignore[assignment]

from langso.reader.files.programs import run
from langso.writer.errors import not_written

SECONDS = 120


def can_make_pdf() -> bool:
    return _program() is not None


def to_pdf(paper: bytes) -> bytes:
    """Return the paper (.docx) as PDF.

    Each call has a profile of its own: with a shared one a third of parallel calls
    fails. Raises `NotWritten` without LibreOffice or if it gives up, `Unreadable` when
    it takes too long.
    """
    program = _program()
    if program is None:
        raise not_written("no_office")
    with TemporaryDirectory(prefix="langso-") as folder:
        return _converted(program, paper, Path(folder))


def to_pdf_in_turn(paper: bytes) -> bytes:
    """The same, but never two at once on a machine: a request does not wait in line.

    Raises `NotWritten` while another one is made.
    """
    if _program() is None:
        raise not_written("no_office")
    with _turn():
        return to_pdf(paper)


@contextmanager
def _turn() -> Iterator[None]:
    """Held by the process: when it dies the next one gets its turn."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    path = Path(gettempdir()) / f"langso-office-{user}.lock"
    with path.open("a") as file:
        try:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            raise not_written("office_busy") from taken
        yield


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _converted(program: str, paper: bytes, folder: Path) -> bytes:
    source, target = folder / "van-ban.docx", folder / "van-ban.pdf"
    source.write_bytes(paper)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--nolockcheck", "--convert-to", "pdf:writer_pdf_Export"]
    command += ["--outdir", str(folder), str(source)]
    run(command, seconds=SECONDS, env={"HOME": str(folder)})
    if not target.is_file():
        raise not_written("no_pdf")
    return target.read_bytes()
