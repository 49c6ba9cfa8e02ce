"""Styles of a Word file, as far as they change what is read: fonts and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from langso.reader.files.docx.names import switched_on, value, w
from langso.reader.files.markup import Element

_DEEPEST = 20  # styles resting on styles


@dataclass(frozen=True, slots=True)
class Styles:
    """What each style says itself; `default` names the style of bare paragraphs."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    default_font: str = ""

    def number_properties(self, style: str | None) -> Element | None:
        """Return the numbering that a paragraph style brings along, if any."""
        for element in self._line(style):
            found = element.find(f"{w('pPr')}/{w('numPr')}")
            if found is not None:
                return found
        return None

    def font(self, *styles: str | None) -> str:
        """Return the first font that the styles, or those below them, name."""
        for style in styles:
            for element in self._line(style):
                font = font_of(element.find(w("rPr")))
                if font:
                    return font
        return self.default_font

    def _line(self, style: str | None) -> list[Element]:
        """The style, the one it rests on, and so on down."""
        line: list[Element] = []
        while style in self.by_id and len(line) < _DEEPEST:
            line.append(self.by_id[style])
            style = value(line[-1].find(w("basedOn")))
        return line


def font_of(properties: Element | None) -> str:
    """Return the name of the font for Latin letters, or nothing."""
    fonts = None if properties is None else properties.find(w("rFonts"))
    return value(fonts, "ascii") or value(fonts, "hAnsi") or ""


def read_styles(root: Element | None) -> Styles:
    """Read styles.xml, which may be missing."""
    if root is None:
        return Styles()
    by_id = {value(style, "styleId") or "": style for style in root.iter(w("style"))}
    default = [
        name
        for name, style in by_id.items()
        if value(style, "type") == "paragraph" and value(style, "default") == "1"
    ]
    path = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"
    return Styles(by_id, default[0] if default else "", font_of(root.find(path)))


def is_hidden(properties: Element | None) -> bool:
    """Is the text not printed?"""
    return properties is not None and switched_on(properties.find(w("vanish")))


def in_capitals(properties: Element | None) -> bool:
    """Is the text printed in capitals whatever was typed?"""
    return properties is not None and switched_on(properties.find(w("caps")))
