"""Type Unicode text as the old fonts did: the tables of the tests, by hand."""

from unicodedata import normalize

# fmt: off
_TCVN3_BYTES = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB,
    "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8,
    "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF,
    "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5,
    "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF,
    "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB, "ồ": 0xE5, "ổ": 0xE6,
    "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC,
    "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA,
    "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3,
    "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}
# fmt: on
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_VNI_TONES = dict(zip(_TONES, "øùûõï", strict=True))
_VNI_HAT = dict(zip(("", *_TONES), "âàáåãä", strict=True))
_VNI_BREVE = dict(zip(("", *_TONES), "êèéúüë", strict=True))
_VNI_I = dict(zip(_TONES, "ìíæóò", strict=True))
_VNI_HORNS = {"o\u031b": "ô", "u\u031b": "ö"}


def to_tcvn3(text: str) -> str:
    """Return `text` as TCVN3 kept it, which had no capitals with a tone."""
    return "".join(_tcvn3(letter) for letter in text)


def _tcvn3(letter: str) -> str:
    code = _TCVN3_BYTES.get(letter) or _TCVN3_BYTES.get(letter.lower())
    return chr(code) if code else letter


def to_vni(text: str) -> str:
    """Return `text` as VNI kept it: letters with their marks behind them."""
    return "".join(_vni(letter) for letter in text)


def _vni(letter: str) -> str:
    if letter in "đĐ":
        return "ñ" if letter == "đ" else "Ñ"
    base, *marks = normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES), "")
    written = _vni_small(base.lower(), [mark for mark in marks if mark != tone], tone)
    return written.upper() if letter.isupper() else written


def _vni_small(base: str, quality: list[str], tone: str) -> str:
    if base == "i" and tone:
        return _VNI_I[tone]
    if base == "y" and tone == "\u0323":
        return "î"
    if quality == ["\u0302"]:
        return base + _VNI_HAT[tone]
    if quality == ["\u0306"]:
        return base + _VNI_BREVE[tone]
    letter = _VNI_HORNS[base + quality[0]] if quality else base
    return letter + (_VNI_TONES[tone] if tone else "")
