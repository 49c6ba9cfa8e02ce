"""How Word prints a number of a list: 1, 01, a, I, đ, "Một"."""

from langso.vietnamese.numbers import number_in_words

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ENGLISH_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def printed(number: int, style: str, pattern: str = "") -> str:
    """Print a number of a list as Word does; unknown styles count 1, 2, 3.

    `pattern` is how a custom style begins, as Word keeps it ("a, b, c, d, đ, ...").

    >>> [printed(5, style) for style in ("lowerLetter", "upperRoman", "decimalZero")]
    ['e', 'V', '05']
    >>> printed(5, "custom", "a, b, c, d, đ, ..."), printed(5, "custom", "001, ...")
    ('đ', '005')
    """
    if style in ("none", "bullet"):
        return ""
    if style in ("lowerLetter", "upperLetter"):
        return _cased(_letter(number, _ENGLISH_LETTERS), style)
    if style in ("lowerRoman", "upperRoman"):
        return _cased(_roman(number), style)
    if style == "decimalZero":
        return f"{number:02}"
    if style == "vietnameseCounting":
        return number_in_words(number).capitalize()
    return _custom(number, pattern) if style == "custom" else str(number)


def _custom(number: int, pattern: str) -> str:
    first = pattern.split(",")[0].strip()
    if "đ" in pattern.lower():
        return _cased(_letter(number, VIETNAMESE_LETTERS), "upper" * first.isupper())
    return str(number).zfill(len(first) if first.isdecimal() else 1)


def _letter(number: int, letters: str) -> str:
    """After the last letter Word doubles them: z, aa, bb."""
    times, place = divmod(max(number, 1) - 1, len(letters))
    return letters[place] * min(times + 1, 9)


def _roman(number: int) -> str:
    digits = ""
    for size, digit in _ROMAN:
        times, number = divmod(number, size)
        digits += digit * min(times, 9)
    return digits


def _cased(letters: str, style: str) -> str:
    return letters.upper() if style.startswith("upper") else letters.lower()
