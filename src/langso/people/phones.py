"""Phone numbers, written in many ways and kept in one."""

import re

NATIONAL = re.compile(r"0[1-9][0-9]{8,9}")
INTERNATIONAL = re.compile(r"\+[1-9][0-9]{7,14}")
FILLERS = str.maketrans("", "", " .-()\u00a0")


def read_phone(text: str) -> str:
    """A phone number in the international form (E.164); Việt Nam where none is named.

    >>> read_phone("0912 345 678"), read_phone("84.912.345.678")
    ('+84912345678', '+84912345678')

    Raises `ValueError` for anything that is no phone number.
    """
    digits = text.strip().translate(FILLERS)
    if digits.startswith("84") and len(digits) > 10:
        digits = "+" + digits
    if digits.startswith("+840"):
        digits = "+84" + digits[4:]
    if INTERNATIONAL.fullmatch(digits):
        return digits
    if NATIONAL.fullmatch(digits):
        return "+84" + digits[1:]
    raise ValueError(text)


def print_phone(phone: str) -> str:
    """The number as people of Việt Nam write it.

    >>> print_phone("+84912345678")
    '0912 345 678'
    """
    if not phone.startswith("+84"):
        return phone
    national = "0" + phone[3:]
    return f"{national[:4]} {national[4:7]} {national[7:]}"
