"""Numbers spelled out: "hai mươi sáu", "hai tỷ rưỡi", "một phần ba"."""

from decimal import Decimal
from fractions import Fraction

from langso.vietnamese.spelling import nfc

LARGEST = 10**15 - 1  # 999.999 tỷ and so on: beyond it there are no settled words

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {word: value for value, word in enumerate(_DIGITS)}
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5}
_SCALES = {"tỷ": 10**9, "triệu": 10**6, "vạn": 10**4, "nghìn": 10**3}
_DENOMINATORS = _SCALES | {"trăm": 100, "tư": 4}  # "năm phần trăm", "ba phần tư"
_VARIANTS = {
    "ngàn": "nghìn",
    "tỉ": "tỷ",
    "lẻ": "linh",
    "bẩy": "bảy",
    "nhăm": "lăm",
    "mươi": "chục",
}
_MAX_LENGTH = 200


class _NotWords(ValueError):
    """The words are no number, or could be two."""


def _words(text: str) -> list[str]:
    if len(text) > _MAX_LENGTH:
        raise _NotWords(f"too long for a number: {text[:40]!r}")
    return [_VARIANTS.get(word, word) for word in nfc(text).lower().split()]


def read_number_words(text: str) -> Decimal:
    """Read a number spelled out, from 0 to 999.999 tỷ; "rưỡi" adds half of the scale.

    >>> read_number_words("hai mươi sáu"), read_number_words("ba rưỡi")
    (Decimal('26'), Decimal('3.5'))

    Raises `ValueError` for anything else, also for what people read in two ways
    ("một triệu hai trăm": 1.000.200 or 1.200.000).
    """
    try:
        words = _words(text)
        if len(words) == 2 and words[1] == "rưỡi" and words[0] in _UNITS:
            return _UNITS[words[0]] + Decimal("0.5")
        return Decimal(_whole(words))
    except _NotWords:
        raise ValueError(f"not a number in words: {text[:80]!r}") from None


def read_fraction_words(text: str) -> Fraction:
    """Read a share spelled out.

    >>> read_fraction_words("một phần ba"), read_fraction_words("một nửa")
    (Fraction(1, 3), Fraction(1, 2))

    Raises `ValueError` for anything else.
    """
    try:
        words = _words(text)
        if words in (["nửa"], ["một", "nửa"]):
            return Fraction(1, 2)
        parts = words.index("phần")
        return Fraction(_whole(words[:parts]), _denominator(words[parts + 1 :]))
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"not a fraction in words: {text[:80]!r}") from None


def _denominator(words: list[str]) -> int:
    alone = words[0] if len(words) == 1 else ""
    if alone in _DENOMINATORS:
        return _DENOMINATORS[alone]
    return _whole(words)


def _whole(words: list[str]) -> int:
    for scale, worth in _SCALES.items():
        if scale in words:
            place = words.index(scale)
            most = 10**6 if scale == "tỷ" else 1000
            high = _within(most, _whole(words[:place]))
            return high * worth + _after_scale(words[place + 1 :], worth)
    return _hundreds(words)


def _within(limit: int, value: int) -> int:
    if value >= limit:
        raise _NotWords
    return value


def _after_scale(words: list[str], worth: int) -> int:
    match words:
        case []:
            return 0
        case ["rưỡi"]:
            return worth // 2
        case ["linh", unit]:
            return _unit(unit)
        case [_]:
            raise _NotWords  # "một nghìn hai": 1.002 or 1.200
    if worth > 1000 and words[0] != "không" and not _SCALES.keys() & set(words):
        raise _NotWords  # "một triệu hai trăm"
    return _within(worth, _whole(words))


def _hundreds(words: list[str]) -> int:
    match words:
        case [digit, "trăm"]:
            return _unit(digit) * 100
        case [digit, "trăm", "rưỡi"]:
            return _unit(digit) * 100 + 50
        case [digit, "trăm", "linh", unit]:
            return _unit(digit) * 100 + _unit(unit)
        case [digit, "trăm", *tens] if len(tens) > 1 or tens == ["mười"]:
            return _unit(digit) * 100 + _tens(tens)
    return _tens(words)


def _tens(words: list[str]) -> int:
    match words:
        case ["mười"]:
            return 10
        case ["mười", unit] if unit not in ("mốt", "không"):
            return 10 + _unit(unit)
        case [digit, "chục"]:
            return _unit(digit) * 10
        case [digit, "chục", unit] if unit != "không":
            return _unit(digit) * 10 + _unit(unit)
        case [digit, unit] if unit in _AFTER_TENS:
            return _unit(digit) * 10 + _AFTER_TENS[unit]
        case [unit] if unit in _UNITS:
            return _UNITS[unit]
    raise _NotWords


def _unit(word: str) -> int:
    value = _UNITS.get(word, _AFTER_TENS.get(word))
    if value is None:
        raise _NotWords
    return value


def number_in_words(number: int) -> str:
    """Spell out a whole number, as amounts are repeated in words on receipts.

    >>> number_in_words(12_535)
    'mười hai nghìn năm trăm ba mươi lăm'

    Raises `ValueError` beyond 999.999 tỷ and so on.
    """
    if abs(number) > LARGEST:
        raise ValueError("too large to be written in words")
    if number < 0:
        return f"âm {number_in_words(-number)}"
    spoken: list[str] = []
    for scale, worth in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3), ("", 1)):
        count, number = divmod(number, worth)
        if count or (spoken and number):
            spoken += [_say_group(count, first=not spoken), scale]
    return " ".join(filter(None, spoken)) or _DIGITS[0]


def _say_group(count: int, *, first: bool) -> str:
    if count == 0 or count >= 1000:
        return number_in_words(count)
    hundreds, rest = divmod(count, 100)
    words = [] if first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if rest:
        words += _say_tens(rest, after_hundreds=bool(words))
    return " ".join(words)


def _say_tens(rest: int, *, after_hundreds: bool) -> list[str]:
    tens, unit = divmod(rest, 10)
    if tens == 0:
        return ["linh", _DIGITS[unit]] if after_hundreds else [_DIGITS[unit]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 5:
        return [*words, "lăm"]
    if tens > 1 and unit in (1, 4):
        return [*words, "mốt" if unit == 1 else "tư"]
    return [*words, _DIGITS[unit]] if unit else words
