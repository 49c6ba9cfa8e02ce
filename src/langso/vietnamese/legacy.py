"""Text files in whatever encoding or old font an office kept them, as Unicode text."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from langso.vietnamese.old_fonts import (
    LegacyCode,
    detect_legacy,
    from_tcvn3,
    from_vni,
)
from langso.vietnamese.spelling import nfc

__all__ = ["LegacyCode", "decode", "detect_legacy", "from_tcvn3", "from_vni"]

_MARKED = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text of `raw` and the name of its encoding.

    Knows UTF-8 and UTF-16 with or without a mark, TCVN3, VNI and Windows 1258; a
    broken character becomes U+FFFD. Raises `ValueError` for bytes that are no text.

    >>> decode("Nghị quyết".encode("utf-16"))
    ('Nghị quyết', 'utf-16-le')
    """
    for mark, name in _MARKED:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, errors="replace"), name
    if utf16 := _unmarked_utf16(raw[:_SAMPLE]):
        return raw.decode(utf16, errors="replace"), utf16
    if 0 in raw:
        raise ValueError("these bytes are no text")
    utf8 = raw.decode("utf-8", errors="replace")
    if _is_sound(utf8):
        return _modern(utf8, "utf-8")
    text, name = _modern(raw.decode("cp1252", errors="replace"), "cp1258")
    return (text, name) if name != "cp1258" else (_from_cp1258(raw), name)


def _unmarked_utf16(sample: bytes) -> str | None:
    """Most characters of Vietnamese text are Latin, so every other byte is 0."""
    pairs = len(sample) // 2
    if pairs and 3 * sample[1::2].count(0) > pairs > 8 * sample[::2].count(0):
        return "utf-16-le"
    if pairs and 3 * sample[::2].count(0) > pairs > 8 * sample[1::2].count(0):
        return "utf-16-be"
    return None


def _is_sound(utf8: str) -> bool:
    """A torn character or two may be forgiven; a file of them is another encoding."""
    broken = utf8.count("\ufffd")
    return not broken or sum(not c.isascii() for c in utf8) > 20 * broken


def _modern(text: str, otherwise: str) -> tuple[str, str]:
    match detect_legacy(text):
        case "tcvn3":
            return from_tcvn3(text), "tcvn3"
        case "vni":
            return from_vni(text), "vni"
    return text, otherwise


def _from_cp1258(raw: bytes) -> str:
    return nfc(raw.decode("cp1258", errors="replace"))
