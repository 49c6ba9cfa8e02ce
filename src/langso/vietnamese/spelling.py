"""One form for text that is written in several ways: NFC, search key, tone key."""

import re
from unicodedata import normalize

_TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ"}
_FIRST_DIACRITIC, _LAST_DIACRITIC = "\u0300", "\u036f"
_BEYOND_MARKED = 0x3000  # no letter from here on carries them; keeps the tables small


def nfc(text: str) -> str:
    """Compose letters and marks: text typed on a Mac becomes that of any other.

    >>> nfc("e\\u0302\\u0301") == "ế"
    True
    """
    return normalize("NFC", text)


class _Folding(dict[int, str]):
    """A table for `str.translate` that works each character out once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if code >= _BEYOND_MARKED:
            return letter.lower()
        bare = "".join(
            part
            for part in normalize("NFD", letter.lower())
            if not _FIRST_DIACRITIC <= part <= _LAST_DIACRITIC
        )
        self[code] = folded = self.keep(letter, normalize("NFC", bare))
        return folded

    def keep(self, letter: str, bare: str) -> str:
        return bare


class _AlignedFolding(_Folding):
    def keep(self, letter: str, bare: str) -> str:
        return bare if len(bare) == 1 else letter


_D = {ord("đ"): "d", ord("Đ"): "d"}
_FOLDING = _Folding(_D)
_ALIGNED = _AlignedFolding(_D)


def fold(text: str) -> str:
    """Return the search key: lower case, no marks, đ as d.

    >>> fold("Đăng ký hộ nghèo")
    'dang ky ho ngheo'
    """
    return nfc(nfc(text).translate(_FOLDING))


def fold_aligned(text: str) -> str:
    """Fold text in NFC one character for one, so that spans stay true.

    >>> fold_aligned("Đạt 97,32%")
    'dat 97,32%'
    """
    return text.translate(_ALIGNED)


def _both_cases(spellings: dict[str, str]) -> dict[str, str]:
    return {
        case(found): case(key)
        for found, key in spellings.items()
        for case in (str.lower, str.upper, str.capitalize)
    }


def _tone_first(pair: str) -> dict[str, str]:
    """Map each spelling of `pair` with the tone on its second vowel: "oá" to "óa"."""
    first, second = pair[0], pair[1]
    return {
        first + late: early + second
        for early, late in zip(_TONED[first], _TONED[second], strict=True)
    }


_OPEN = _both_cases(_tone_first("oa") | _tone_first("oe") | _tone_first("uy"))
_CLOSED = {early: late for late, early in _OPEN.items()}
_AFTER_Q = _CLOSED | _both_cases(
    {early: late for late, early in (_tone_first("ua") | _tone_first("ue")).items()}
)
_I_TO_Y = str.maketrans("iìíỉĩịIÌÍỈĨỊ", "yỳýỷỹỵYỲÝỶỸỴ")

_PAIR = re.compile("|".join({**_OPEN, **_AFTER_Q}))
_LONE_I = re.compile(
    r"(?:[hklmstHKLMST](?<![^\W\d_].)|[qQ][uU])[iìíỉĩịIÌÍỈĨỊ](?![^\W\d_])"
)


def _place_tone(match: re.Match[str]) -> str:
    pair, text = match[0], match.string
    before = text[match.start() - 1 : match.start()]
    if before in ("q", "Q"):
        return _AFTER_Q.get(pair, pair)
    if text[match.end() : match.end() + 1].isalpha():
        return _CLOSED.get(pair, pair)
    return _OPEN.get(pair, pair)


def tone_key(text: str) -> str:
    """Give every accepted spelling of a syllable one form, marks and case kept.

    Moves the tone of open oa, oe, uy to the first vowel (hoá, thuỷ) and writes a lone
    i as y after h, k, l, m, s, t, qu (tỉ, kĩ). Length is kept for text in NFC.

    >>> tone_key("văn hoá, Uỷ ban, tỉ lệ, quí I")
    'văn hóa, Ủy ban, tỷ lệ, quý I'
    """
    placed = _PAIR.sub(_place_tone, text)
    return _LONE_I.sub(lambda found: found[0].translate(_I_TO_Y), placed)
