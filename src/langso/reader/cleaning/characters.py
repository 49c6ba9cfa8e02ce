"""Characters that only look: odd spaces, invisible ones, other line ends, NFD."""

import re
import unicodedata
from collections.abc import Iterator

from langso.reader.source_map import Edit

_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0b\x85\u2028\u2029"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff"
)
_ODD = re.compile(
    "(?P<split>\u00ad[ \t]*\r?\n[ \t]*)"
    rf"|(?P<end>\r\n|[{_LINE_ENDS}])"
    "|(?P<page>\f)"
    rf"|(?P<space>[{_SPACES}]|<br ?/?>|&nbsp;)"
    rf"|(?P<none>[{_INVISIBLE}]"
    r"|</?(?:b|i|u|em|strong|center|p)>)"
)
_MAYBE_ODD = re.compile(rf"[\f<&{_SPACES}{_LINE_ENDS}{_INVISIBLE}]")
_NEW = {"split": "", "end": "\n", "page": "\n\f\n", "space": " ", "none": ""}
_ESCAPE = re.compile(r"\\(?=[-\\`*_{}\[\]()#+.!|>~\s]|\Z)")
_MANY_SPACES = re.compile("  +")
_MOST_MARKS = 8  # on one letter; sorting endless marks would take forever


def plain_edits(text: str) -> Iterator[Edit]:
    """Make odd spaces and line ends plain ones; drop what cannot be seen.

    A form feed stays, alone on its line: it says where a page ends.
    """
    done = 0
    for hint in _MAYBE_ODD.finditer(text):  # one class of characters is found fast
        match = _ODD.match(text, hint.start()) if hint.start() >= done else None
        if match:
            done = match.end()
            yield match.start(), done, _NEW[match.lastgroup or "none"]


def escape_edits(text: str) -> Iterator[Edit]:
    """Drop the backslashes that Markdown puts before signs."""
    for match in _ESCAPE.finditer(text) if "\\" in text else ():
        yield match.start(), match.end(), ""


def space_edits(text: str) -> Iterator[Edit]:
    """Squeeze runs of spaces into one."""
    for match in _MANY_SPACES.finditer(text):
        yield match.start() + 1, match.end(), ""


def nfc_edits(text: str) -> Iterator[Edit]:
    """Compose letters with their marks (Unicode NFC), letter by letter."""
    if unicodedata.is_normalized("NFC", text):
        return
    marks = re.escape("".join(c for c in set(text) if unicodedata.combining(c)))
    cluster = re.compile(f"[^{marks}]?[{marks}]+|[^\x00-\u02ff]" if marks else r"\S+")
    for match in cluster.finditer(text):
        letters = match[0]
        composed = unicodedata.normalize("NFC", letters[: _MOST_MARKS + 1])
        if composed != letters:
            yield match.start(), match.end(), composed
