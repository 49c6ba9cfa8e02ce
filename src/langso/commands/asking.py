"""A parser of arguments that explains itself and complains in our two languages.

argparse says its own sentences in English only.
"""

import argparse
import re
import sys
from collections.abc import Callable
from typing import NoReturn

Say = Callable[[str, str], str]

# What argparse says, and the Vietnamese for it with the same parts.
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không có tùy chọn này: \1"),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1: không có \2, xin chọn một trong: \3",
    ),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 không phải là số nguyên"),
    (r"argument (.*): expected one argument", r"\1: cần ghi thêm một giá trị"),
    (r"argument (.*): expected .* arguments?", r"\1: cần ghi thêm giá trị"),
    (
        r"argument (.*): ignored explicit argument (.*)",
        r"\1: không nhận thêm giá trị \2",
    ),
    (
        r"ambiguous option: (.*) could match (.*)",
        r"\1 có thể là \2, xin ghi đủ",
    ),
)


class Parser(argparse.ArgumentParser):
    """`say` chooses between Vietnamese, English and both; a subclass carries it."""

    say: Say

    def format_usage(self) -> str:
        return self._in_words(super().format_usage())

    def format_help(self) -> str:
        return self._in_words(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used; exit with 2."""
        self.print_usage(sys.stderr)
        said = self.say(in_vietnamese(message), message)
        self.exit(2, f"{self.prog}: {said}\n")

    def _in_words(self, text: str) -> str:
        return re.sub(r"\Ausage", self.say("cách dùng", "usage"), text)


def in_vietnamese(message: str) -> str:
    """Put what argparse says in Vietnamese; what it never said before stays.

    >>> in_vietnamese("unrecognized arguments: --xa")
    'không có tùy chọn này: --xa'
    """
    for english, vietnamese in _SENTENCES:
        if re.fullmatch(english, message):
            return re.sub(f"^{english}$", vietnamese, message)
    return message


def parser_saying(say: Say) -> type[Parser]:
    """The parser class whose words `say` chooses; its subparsers are of it, too."""
    return type("Parser", (Parser,), {"say": staticmethod(say)})
