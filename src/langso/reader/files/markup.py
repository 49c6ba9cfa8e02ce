"""XML from strangers: no entities, no network, no depth or width without end."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from langso.reader.files.limits import MAX_ELEMENTS, MAX_TAG
from langso.reader.files.refusals import refusal

Element = etree._Element
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % MAX_TAG)
_TYPES = [
    word.encode(code)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for code in ("ascii", "utf-16-le", "utf-16-be")
]
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def tree(raw: bytes) -> Element | None:
    """Parse one small part whole; nothing gives None."""
    if not raw:
        return None
    try:
        return etree.fromstring(_checked(raw), etree.XMLParser(**_SAFE))
    except etree.XMLSyntaxError as broken:
        raise refusal("damaged") from broken


def each_child(raw: bytes, parent: str, use: Callable[[Element], None]) -> None:
    """Call `use` with each child of the element `parent`, freeing it afterwards."""
    try:
        elements = etree.iterparse(BytesIO(_checked(raw)), **_SAFE)
        for count, (_, element) in enumerate(elements):
            if count > MAX_ELEMENTS:
                raise refusal("too_complex")
            above = element.getparent()
            if above is not None and above.tag == parent:
                use(element)
                _free(element)
    except (etree.XMLSyntaxError, RecursionError) as broken:
        raise refusal("damaged") from broken


def _free(element: Element) -> None:
    """Forget what was used; the parser still needs the last element itself."""
    element.clear()
    above, before = element.getparent(), element.getprevious()
    if above is not None and before is not None:
        above.remove(before)


def _checked(raw: bytes) -> bytes:
    """Refuse document types, which Office never writes, and endless tags."""
    if any(word in raw for word in _TYPES) or _LONG_TAG.search(raw):
        raise refusal("too_complex")
    return raw.replace(_STRICT, _USUAL)
