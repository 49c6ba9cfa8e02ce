"""The places of a paragraph, `{{so_van_ban}}`, however Word has cut it into runs."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PLACE = re.compile(r"\{\{\s*([a-z0-9_]+(?:\.[a-z0-9_]+)*)\s*\}\}")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def texts_of(paragraph: Element) -> list[Element]:
    """The pieces of text of a paragraph, without those of boxes that lie in it."""
    found = paragraph.iter(f"{W}t")
    return [t for t in found if next(t.iterancestors(f"{W}p")) is paragraph]


def words_of(paragraph: Element) -> str:
    return "".join(t.text or "" for t in texts_of(paragraph))


def names_in(element: Element) -> Iterator[str]:
    """The names of the places below an element, in their order."""
    own = [element] if element.tag == f"{W}p" else []
    for paragraph in own or element.iter(f"{W}p"):
        for match in PLACE.finditer(words_of(paragraph)):
            yield match[1]


def replace_places(paragraph: Element, value_of: Callable[[str], str]) -> None:
    """Put values where places are; a value takes the look of the place's first letter.

    From the last place to the first, so that earlier ones stay where they were found.
    """
    texts = texts_of(paragraph)
    whole = "".join(t.text or "" for t in texts)
    for match in reversed(list(PLACE.finditer(whole))):
        value = _NOT_XML.sub("\ufffd", value_of(match[1]))
        _replace(texts, match.start(), match.end(), value)
    for text in texts:
        _break_lines(text)


def _replace(texts: list[Element], start: int, end: int, value: str) -> None:
    at = 0
    for text in texts:
        old = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(old))
        if first < last:
            text.text = old[:first] + value + old[last:]
            text.set(_SPACE, "preserve")
            value = ""  # all of it stands in the first piece
        at += len(old)


def _break_lines(text: Element) -> None:
    """A line end in a value becomes a line end of Word."""
    first, *rest = (text.text or "").split("\n")
    if not rest:
        return
    text.text = first
    after = text
    for line in rest:
        for tag, words in (("br", None), ("t", line)):
            new = etree.Element(f"{W}{tag}")
            new.text = words
            if tag == "t":
                new.set(_SPACE, "preserve")
            after.addnext(new)
            after = new
