"""A process of its own for PDF and pictures: a bomb or crash there costs one error.

Run as `python -m langso.reader.files.child COMMAND [PAGE]` with the file on standard
input. Exit code 0: the answer is on standard output. 3: the refusal is.
"""

import json
import sys

from langso.reader.errors import Unreadable
from langso.reader.files.limits import CHILD_MEMORY, PDF_SECONDS
from langso.reader.files.refusals import refusal

REFUSED = 3


def main(command: str, page: int) -> int:
    """Answer one command: text, or page (as PNG), frames or picture of a scan."""
    _stay_small()
    raw = sys.stdin.buffer.read()
    try:
        answer = _answer(command, page, raw)
    except Unreadable as refused:
        return _refuse(refused)
    except MemoryError:
        return _refuse(refusal("too_complex"))
    sys.stdout.buffer.write(answer)
    return 0


def _refuse(refused: Unreadable) -> int:
    words = [refused.code, refused.message_vi, refused.message_en]
    sys.stdout.buffer.write(json.dumps(words).encode())
    return REFUSED


def _answer(command: str, page: int, raw: bytes) -> bytes:
    if command in ("frames", "picture"):
        from langso.reader.files.pictures import as_png, frames_in

        return as_png(raw, page) if command == "picture" else b"%d" % frames_in(raw)
    from langso.reader.files.pdf_pages import page_as_png, pages_of

    return page_as_png(raw, page) if command == "page" else pages_of(raw)


def _stay_small() -> None:
    """Let the system refuse memory and time beyond a bound, where it can."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * PDF_SECONDS, 2 * PDF_SECONDS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
