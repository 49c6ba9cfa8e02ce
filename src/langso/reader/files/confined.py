"""Asks the confined process of `child` and passes its refusals on."""

import json
import sys
from pathlib import Path

import langso
from langso.reader.errors import Unreadable
from langso.reader.files.child import REFUSED
from langso.reader.files.programs import run
from langso.reader.files.refusals import refusal


def ask(command: str, raw: bytes, *, seconds: int, page: int = 0) -> bytes:
    """Return the child's answer; a crash or silence there is a refusal here."""
    home = str(Path(langso.__file__).parent.parent)
    code, answer = run(
        [sys.executable, "-m", "langso.reader.files.child", command, str(page)],
        raw=raw,
        seconds=seconds,
        env={"PYTHONPATH": home},
    )
    if code == 0:
        return answer
    if code == REFUSED:
        raise Unreadable(*json.loads(answer))
    ended = code < 0  # by the system, for taking too much room or time
    raise refusal("too_complex" if ended else "damaged")
