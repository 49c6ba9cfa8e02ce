"""Dated rules kept as text: what the program brings, then what the commune writes.

A file of the same name in LANGSO_HOME adds lines; where both speak of the same thing
from the same day on, the commune's line counts.
"""

from importlib.resources import files
from pathlib import Path

from django.conf import settings


def dated_lines(name: str, room: str) -> list[list[str]]:
    """The words of each line of a file of a room; empty lines and # are left out."""
    own = Path(settings.HOME) / name
    texts = [files(room).joinpath(name).read_text(encoding="utf-8")]
    if own.exists():
        texts.append(own.read_text(encoding="utf-8"))
    lines = "\n".join(texts).splitlines()
    return [line.split() for line in lines if line.strip() and line[0] != "#"]
