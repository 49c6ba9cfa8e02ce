"""The short codes on invitation cards: easy to read aloud, hard to guess."""

import secrets
from hashlib import sha256

from django.utils.crypto import salted_hmac

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another
LENGTH, GROUP = 12, 4  # 31 ** 12 codes, about 59 bits


def new_nonce() -> str:
    return secrets.token_hex(16)


def code_of(nonce: str) -> str:
    """The code that belongs to a nonce under this installation's secret key."""
    digest = salted_hmac("langso.invitation", nonce, algorithm="sha256").digest()
    number, letters = int.from_bytes(digest, "big"), ""
    for _ in range(LENGTH):
        number, step = divmod(number, len(LETTERS))
        letters += LETTERS[step]
    return letters


def print_code(code: str) -> str:
    """In groups, as it stands on the card.

    >>> print_code("abcdefghjkmn")
    'ABCD-EFGH-JKMN'
    """
    groups = (code[at : at + GROUP] for at in range(0, len(code), GROUP))
    return "-".join(groups).upper()


def read_code(typed: str) -> str:
    """What was typed, without the spaces and dashes people put in.

    >>> read_code(" ABCD efgh-JKMN ")
    'abcdefghjkmn'
    """
    return "".join(letter for letter in typed.lower() if letter in LETTERS)[:40]


def hash_of(code: str) -> str:
    """What is kept of a code; 59 random bits need no slow hash."""
    return sha256(code.encode()).hexdigest()
