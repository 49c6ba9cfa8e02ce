"""Fonts from before Unicode: .VnTime writes TCVN3, VNI-Times writes VNI."""

from langso.vietnamese.legacy import from_tcvn3, from_vni


def encoding_of(font: str) -> str | None:
    """Return tcvn3 or vni, tcvn3H for fonts of capitals, or None for Unicode.

    >>> encoding_of(".VnTime"), encoding_of(".VnTimeH"), encoding_of("VNI-Times")
    ('tcvn3', 'tcvn3H', 'vni')
    """
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3H" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni-") else None


def to_unicode(text: str, encoding: str | None) -> str:
    """Decode letters typed in an old font; the fonts ending in H print capitals."""
    if encoding is None:
        return text
    if encoding == "vni":
        return from_vni(text)
    return from_tcvn3(text, capitals=encoding == "tcvn3H")
