"""What is wrong with a layout: looked for one by one, told all at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LONGEST = 200


class Checks:
    """Reads values of a file; keeps a sentence in both languages for each doubt."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self.row = 0

    def add(self, vietnamese: str, english: str) -> None:
        if self.row:
            vietnamese = f"Dòng thứ {self.row}: {vietnamese}"
            english = f"Line {self.row}: {english}"
        self.found.append((vietnamese, english))

    def said(self, language: int) -> str:
        return " ".join(sentences[language] for sentences in self.found[:10])

    @contextmanager
    def within(self, row: int) -> Iterator[None]:
        self.row = row
        yield
        self.row = 0

    def only(self, of: str, read: Mapping[str, Any], known: Sequence[str]) -> None:
        for name in read:
            if name not in known:
                words = ", ".join(known)
                self.add(
                    f"Không có mục «{name}». Các mục có thể dùng: {words}.",
                    f"There is no “{name}”. What there is: {words}.",
                )

    def choice(
        self, name: str, read: Mapping[str, Any], known: Sequence[str], usual: str
    ) -> str:
        value = read.get(name, usual)
        if value in known:
            return str(value)
        words = ", ".join(known)
        self.add(
            f"«{name}» phải là một trong: {words}.", f"“{name}” is one of: {words}."
        )
        return usual

    def switch(self, name: str, read: Mapping[str, Any], usual: bool) -> bool:
        value = read.get(name, usual)
        if not isinstance(value, bool):
            self.add(f"«{name}» là true hoặc false.", f"“{name}” is true or false.")
        return value is True

    def number(
        self, name: str, read: Mapping[str, Any], least: int, most: int, usual: int
    ) -> int:
        value = read.get(name, usual)
        whole = isinstance(value, int) and not isinstance(value, bool)
        if whole and least <= value <= most:
            return int(value)
        self.add(
            f"«{name}» là số nguyên từ {least} đến {most}.",
            f"“{name}” is a whole number from {least} to {most}.",
        )
        return usual

    def colour(self, name: str, read: Mapping[str, Any], usual: str) -> str:
        value = read.get(name, usual)
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            return value
        self.add(
            f"«{name}» là màu viết như {usual}.", f"“{name}” is a colour as in {usual}."
        )
        return usual

    def text(self, name: str, read: Mapping[str, Any]) -> str:
        value = read.get(name)
        if isinstance(value, str) and 0 < len(value) <= LONGEST and value.isprintable():
            return value
        self.add(
            f"«{name}» là một dòng chữ, dài nhất {LONGEST} chữ.",
            f"“{name}” is one line of at most {LONGEST} characters.",
        )
        return ""

    def texts(self, name: str, read: Mapping[str, Any], most: int) -> tuple[str, ...]:
        values = read.get(name, [])
        if isinstance(values, list) and len(values) <= most:
            return tuple(self.text(name, {name: value}) for value in values)
        self.add(
            f"«{name}» có nhiều nhất {most} dòng, viết trong [ ].",
            f"“{name}” has at most {most} lines, in [ ].",
        )
        return ()

    def rows(
        self, name: str, read: Mapping[str, Any], most: int
    ) -> list[Mapping[str, Any]]:
        values = read.get(name, [])
        tables = isinstance(values, list) and all(isinstance(v, dict) for v in values)
        if tables and 0 < len(values) <= most:
            return list(values)
        self.add(
            f"Cần từ 1 đến {most} dòng chữ, mỗi dòng bắt đầu bằng [[{name}]].",
            f"There are 1 to {most} lines, each begun by [[{name}]].",
        )
        return []
