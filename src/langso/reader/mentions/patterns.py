"""Patterns that stay on one line."""

import re


def one_line(shape: str) -> re.Pattern[str]:
    """Compile `shape`; its `\\s` matches any blank but a line end.

    >>> one_line(r"5\\s%").search("5\\n%") is None
    True
    """
    return re.compile(shape.replace(r"\s", r"[^\S\n]"))
