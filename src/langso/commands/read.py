"""`langso read`: a file, or standard input, as tables or as JSON."""

import json
import sys

from langso.commands.words import Language
from langso.reader import read
from langso.reader.errors import Unreadable


def read_file(path: str, *, as_json: bool, language: Language) -> int:
    """Print what a document holds and return the exit code; "-" is standard input.

    A file that cannot be read is one sentence on standard error, and exit code 2.
    """
    try:
        reading = read(sys.stdin.buffer.read() if path == "-" else path)
    except Unreadable as problem:
        english = language == "en"
        print(problem.message_en if english else problem.message_vi, file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(reading.to_dict(), ensure_ascii=False, indent=2))
        return 0
    from rich.console import Console

    from langso.commands.show import Show

    console = Console(highlight=False, markup=False, emoji=False)
    Show(console, language).reading(reading)
    return 0
