"""Feed the reader hostile text under atheris; see CONTRIBUTING.md.

A run stops at the first exception or at the first input that takes over two seconds.
atheris is not among the locked requirements: it has wheels for Linux only.
"""

import sys
import time

import atheris

with atheris.instrument_imports(include=["langso"]):
    from langso.reader import read_text

LIMIT = 2.0


def read(raw: bytes) -> None:
    """Read one text; a span that does not give back its quote is a failure too."""
    text = atheris.FuzzedDataProvider(raw).ConsumeUnicode(len(raw))
    start = time.monotonic()
    reading = read_text(text)
    assert time.monotonic() - start < LIMIT, "too slow"
    for item in (*reading.results, *reading.targets, *reading.tasks):
        assert reading.text[item.span[0] : item.span[1]] == item.quote


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
