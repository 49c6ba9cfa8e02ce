"""The commands of a city's machine: take in what communes closed, load a sample."""

import argparse
from collections.abc import Callable, Iterator

from langso.commands.words import Language

Say = Callable[[str, str], str]
Parser = tuple[argparse.ArgumentParser, "argparse._ArgumentGroup"]


def of_a_city(say: Say) -> Iterator[tuple[str, str, Callable[[Parser], None]]]:
    """Each command: its name, what it does, and how its own arguments are added."""
    taken = say(
        "Nhận tệp số liệu đã chốt của một xã (máy của thành phố).",
        "Take in the file of a commune's closed figures (at a city).",
    )
    file = say("Tệp .json xã gửi lên.", "The .json file the commune sent.")
    yield "import-closing", taken, lambda made: _file(made, say("Tệp", "File"), file)
    loaded = say(
        "Nạp một thành phố mẫu: các xã, mỗi xã 26 thôn, 12 tháng số liệu đã chốt.",
        "Load a sample city: communes of 26 villages, 12 months of closed figures.",
    )
    number = say("Bao nhiêu xã, từ 1 đến 999.", "How many communes, from 1 to 999.")
    yield "sample", loaded, lambda made: _communes(made, number)


def run(options: argparse.Namespace, language: Language) -> int:
    """Run one of them and return its exit code."""
    from langso import installation  # Django, which reading never needs

    if options.command == "sample":
        return installation.sample(options.communes, language=language)
    return installation.import_closing(options.file, language=language)


def _file(made: Parser, title: str, file: str) -> None:
    made[0].add_argument_group(title).add_argument("file", help=file)


def _communes(made: Parser, number: str) -> None:
    options = {"type": int, "metavar": "N", "default": 126, "help": number}
    made[1].add_argument("--communes", choices=range(1, 1000), **options)  # type: ignore[arg-type]
