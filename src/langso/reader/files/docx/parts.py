"""The parts inside a Word file and how they point at each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from zipfile import ZipFile

from langso.reader.files.archive import read_part
from langso.reader.files.markup import Element, tree

_ROOT = "_rels/.rels"
_USUAL_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One part points at another, which serves it as `kind` ("header")."""

    kind: str
    target: str


class Parts:
    """Finds and reads the parts around the main document."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        roots = self._relations(_ROOT, "").values()
        mains = [one.target for one in roots if one.kind == "officeDocument"]
        self.main = mains[0] if mains else _USUAL_MAIN
        folder, name = posixpath.split(self.main)
        self._around = self._relations(f"{folder}/_rels/{name}.rels", folder)

    def read_main(self) -> bytes:
        """Return the XML of the document itself."""
        return read_part(self._archive, self.main)

    def of_kind(self, kind: str) -> Element | None:
        """Return the part that serves the document as styles, numbering, footnotes."""
        targets = [one.target for one in self._around.values() if one.kind == kind]
        return tree(read_part(self._archive, targets[0])) if targets else None

    def of_relation(self, key: str | None) -> Element | None:
        """Return the part that the document points at by `key`."""
        found = self._around.get(key or "")
        return tree(read_part(self._archive, found.target)) if found else None

    def _relations(self, name: str, folder: str) -> dict[str, Relation]:
        root = tree(read_part(self._archive, name))
        found: dict[str, Relation] = {}
        for one in root if root is not None else ():
            target = posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            found[one.get("Id", "")] = Relation(kind, target.lstrip("/"))
        return found
