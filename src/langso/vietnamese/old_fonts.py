"""Text of the old fonts TCVN3 (.VnTime) and VNI (VNI-Times), turned into Unicode.

Such a file holds plain Latin-1 characters that only looked Vietnamese in its font:
"nghÞ quyÕt" in the one, "nghò quyeát" in the other.
"""

import re
from collections.abc import Callable
from typing import Literal
from unicodedata import normalize

from langso.vietnamese.syllables import is_syllable

LegacyCode = Literal["tcvn3", "vni"]

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_VNI_SINGLES = dict(zip("ñôöìíæóòî", "đơưìíỉĩịỵ", strict=True))
_VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = dict(
    zip("âàáåãä", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
)
_VNI_BREVE = dict(zip("êèéúüë", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))


def _vni_pairs() -> dict[str, str]:
    """Return each letter and mark of VNI, in small letters, as one letter."""
    toned = {
        base + mark: letter + tone
        for base, letter in zip("aeouyôö", "aeouyơư", strict=True)
        for mark, tone in _VNI_TONES.items()
    }
    hatted = {
        base + mark: base + "\u0302" + tone
        for base in "aeo"
        for mark, tone in _VNI_CIRCUMFLEX.items()
    }
    short = {f"a{mark}": f"a\u0306{tone}" for mark, tone in _VNI_BREVE.items()}
    pairs = toned | hatted | short
    return {pair: normalize("NFC", letter) for pair, letter in pairs.items()}


_VNI = _vni_pairs() | _VNI_SINGLES
_VNI_LETTER = re.compile(
    "[aeouyôöAEOUYÔÖ][øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË]|[ñôöìíæóòîÑÔÖÌÍÆÓÒÎ]"
)
_WORD = re.compile("[A-Za-z\xa1-\xff]+")
_OLD_LETTER = re.compile("[\xa1-\xff]")
_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯẠ-ỹ\u0300-\u0323]")
_SAMPLE = 20_000


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Turn TCVN3 text into Unicode; `capitals` for fonts such as .VnTimeH.

    >>> from_tcvn3("NghÞ quyÕt sè 08"), from_tcvn3("ñy ban", capitals=True)
    ('Nghị quyết số 08', 'ỦY BAN')

    TCVN3 has no capitals with tones: in a word typed in capitals they are restored.
    """
    letters = text.translate(_TCVN3)
    if capitals:
        return letters.upper()
    return re.sub(r"[^\n]+", lambda line: _restore_capitals(line[0]), letters)


def _restore_capitals(line: str) -> str:
    if re.search("[A-Z]", line) and not re.search("[a-z]", line):
        return line.upper()
    return re.sub(r"[^\W\d_]{3,}", _shout_on, line)


def _shout_on(match: re.Match[str]) -> str:
    word = match[0]
    shouted = sum(map(str.isupper, word)) > 1 and not re.search("[a-z]", word)
    return word.upper() if shouted else word


def from_vni(text: str) -> str:
    """Turn VNI text, letters followed by marks, into Unicode.

    >>> from_vni("Nghò quyeát soá 08 cuûa UÛy ban")
    'Nghị quyết số 08 của Ủy ban'
    """
    return _VNI_LETTER.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    written = match[0]
    letter = _VNI.get(written.lower())
    if letter is None:  # a mark that its letter cannot carry
        return _VNI.get(written[0].lower(), written[0]) + written[1]
    return letter.upper() if written[0].isupper() else letter


def detect_legacy(text: str) -> LegacyCode | None:
    """Name the old font `text` was typed in, or None for everything else.

    It is one when its words become Vietnamese syllables and were none before. Ask
    paragraph by paragraph where a document mixes fonts.

    >>> detect_legacy("NghÞ quyÕt"), detect_legacy("Nghị quyết"), detect_legacy("été")
    ('tcvn3', None, None)
    """
    first = _OLD_LETTER.search(text)
    if first is None or _UNICODE_ONLY.search(text):
        return None
    start = max(0, first.start() - 200)
    words = list(set(_WORD.findall(text[start : start + _SAMPLE])))
    gains = {"tcvn3": _gain(words, from_tcvn3), "vni": _gain(words, from_vni)}
    best: LegacyCode = "tcvn3" if gains["tcvn3"] >= gains["vni"] else "vni"
    return best if gains[best] > 0 else None


def _gain(words: list[str], convert: Callable[[str], str]) -> int:
    """Count the words that only conversion makes Vietnamese; 0 when others lose."""
    gained, kept, lost = [], 0, 0
    for word in filter(_OLD_LETTER.search, words):
        if not is_syllable(convert(word)):
            lost += not word.isupper()  # HĐND is no syllable in any font
        elif is_syllable(word):
            kept += 1
        else:
            gained.append(word)
    telling = len(gained) > 1 or max(map(len, gained), default=0) > 2
    usual = 5 * (len(gained) + kept) >= len(words)  # most syllables carry a mark
    return len(gained) if telling and usual and len(gained) > 3 * lost else 0
