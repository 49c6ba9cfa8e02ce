"""A template and words, together a paper.

What repeats needs no commands: a paragraph or table row whose places all belong to one
list, `{{ho.ten}}`, comes once for each item of it, and neighbours of the same list come
together. A paragraph or row whose places all stay empty is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from langso.reader.files.markup import tree
from langso.writer.package import is_filled, packed, parts_of
from langso.writer.places import W, names_in, replace_places

Element = etree._Element
Words = Mapping[str, str | Sequence["Words"]]
_REPEATS = {f"{W}p", f"{W}tr"}
_HOLDERS = "document body tbl tr tc hdr ftr sdt sdtContent"
_HOLDS = {f"{W}{tag}" for tag in _HOLDERS.split()}
_NEED_A_PARAGRAPH = {f"{W}{tag}" for tag in ("tc", "txbxContent", "hdr", "ftr")}


def fill(template: bytes, words: Words) -> bytes:
    """Return the template with every place filled; equal input gives equal bytes.

    Values stay text, whatever they hold. Raises `KeyError` for a place without a word:
    a template is checked before it is kept.
    """
    parts = parts_of(template)
    for name, raw in parts.items():
        root = tree(raw) if is_filled(name) else None
        if root is not None:
            _Filling(words).fill(root, {})
            parts[name] = _printed(root)
    return packed(parts)


Bound = Mapping[str, Words]


class _Filling:
    """One run through a part; `bound` says which item of which list is meant."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def fill(self, element: Element, bound: Bound) -> None:
        if element.tag == f"{W}p":
            replace_places(element, lambda name: self.text(name, bound))
        if element.tag in _HOLDS:
            self.fill_all(list(element), bound)
            _keep_a_paragraph(element)
            return
        for box in list(element.iter(f"{W}txbxContent")):
            self.fill_all(list(box), bound)
            _keep_a_paragraph(box)

    def fill_all(self, elements: list[Element], bound: Bound) -> None:
        for block, of in self.blocks(elements, bound):
            if of:
                self.repeat(block, of, bound)
            else:
                self.fill_one(block[0], bound)

    def repeat(self, block: list[Element], of: str, bound: Bound) -> None:
        """Fill neighbours once for each item of their list; none is none."""
        for item in self.items(of, bound):
            copies = [deepcopy(element) for element in block]
            for copy in copies:
                block[0].addprevious(copy)
            self.fill_all(copies, {**bound, of: item})
        for element in block:
            _remove(element)

    def fill_one(self, element: Element, bound: Bound) -> None:
        names = list(names_in(element)) if element.tag in _REPEATS else []
        if names and not any(self.said(name, bound) for name in names):
            _remove(element)
        else:
            self.fill(element, bound)

    def blocks(
        self, elements: list[Element], bound: Bound
    ) -> Iterator[tuple[list[Element], str]]:
        """Neighbours of the same list together, everything else alone."""
        block: list[Element] = []
        before = ""
        for child in elements:
            of = self.list_of(child, bound)
            if block and not (of and of == before):
                yield block, before
                block = []
            block.append(child)
            before = of
        if block:
            yield block, before

    def list_of(self, element: Element, bound: Bound) -> str:
        """The list that all places of a paragraph or row belong to, if there is one."""
        if element.tag not in _REPEATS:
            return ""
        lists = {self.outer_list(name, bound) for name in names_in(element)}
        return lists.pop() if len(lists) == 1 else ""

    def outer_list(self, name: str, bound: Bound) -> str:
        """The first list on the way to a name that is not bound yet, or ""."""
        steps = name.split(".")
        for length in range(1, len(steps)):
            prefix = ".".join(steps[:length])
            if prefix not in bound:
                return prefix
        return ""

    def find(self, name: str, bound: Bound) -> str | Sequence[Words]:
        head, _, last = name.rpartition(".")
        return (bound[head] if head else self.words)[last]

    def items(self, name: str, bound: Bound) -> Sequence[Words]:
        found = self.find(name, bound)
        return () if isinstance(found, str) else found

    def text(self, name: str, bound: Bound) -> str:
        found = self.find(name, bound)
        return found if isinstance(found, str) else ""

    def said(self, name: str, bound: Bound) -> bool:
        """Whether anything will stand there; a list inside may still be long."""
        of = self.outer_list(name, bound)
        return bool(self.find(of or name, bound))


def _printed(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _keep_a_paragraph(element: Element) -> None:
    """A cell, box or footer without a paragraph, a table without rows: broken files."""
    if element.tag == f"{W}tbl" and element.find(f"{W}tr") is None:
        _remove(element)
    elif element.tag in _NEED_A_PARAGRAPH:
        children = list(element)
        if not children or children[-1].tag != f"{W}p":
            etree.SubElement(element, f"{W}p")
