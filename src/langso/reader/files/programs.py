"""Other programs, run so that a bad file costs one error and no more."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

from langso.reader.files.refusals import refusal


def run(
    command: Sequence[str],
    *,
    seconds: int,
    raw: bytes = b"",
    env: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """Run a program on `raw` and return its exit code and output.

    Raises `Unreadable` after `seconds`; the program and its children are ended.
    """
    with subprocess.Popen(  # noqa: S603 - our own commands, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
        start_new_session=True,
    ) as program:
        try:
            output, _ = program.communicate(raw, timeout=seconds)
        except subprocess.TimeoutExpired as slow:
            raise refusal("too_slow", limit=seconds) from slow
        finally:
            _end(program)
    return program.returncode, output


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and what it has started."""
    if program.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(program.pid, signal.SIGKILL)
    else:
        program.kill()
