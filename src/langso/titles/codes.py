"""Codes that people copy by hand: easy to read aloud, hard to guess."""

import secrets

from langso.people.codes import LENGTH, LETTERS, print_code, read_code

__all__ = ["new_code", "print_code", "read_code"]


def new_code() -> str:
    """A new one: 31 ** 12 of them, about 59 bits."""
    return "".join(secrets.choice(LETTERS) for _n in range(LENGTH))
