"""The names that Word files use, in the form lxml wants them."""

from typing import Final

from langso.reader.files.markup import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
)
FALLBACK: Final = f"{_COMPATIBLE}Fallback"
MATH_TEXT: Final = f"{_MATH}t"
MATH_BELOW: Final = f"{_MATH}den"


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return _WORD + name


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of an element that may not be there."""
    return None if element is None else element.get(_WORD + name)


def number(element: Element | None, name: str = "val", default: int = 0) -> int:
    """Return an attribute as a number; strangers may have written anything."""
    words = value(element, name) or ""
    return int(words) if words.isdecimal() and len(words) < 7 else default


def switched_on(element: Element | None) -> bool:
    """Is a property there and not switched off (`w:val="0"`)?"""
    return element is not None and value(element) not in ("0", "false", "off")
