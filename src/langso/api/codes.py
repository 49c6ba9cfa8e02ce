"""What an access code looks like, and what is kept of it. Pure."""

import secrets
from hashlib import sha256

PREFIX = "langso_"
LONGEST = 200


def new_code() -> str:
    """256 random bits, as a program carries them."""
    return PREFIX + secrets.token_urlsafe(32)


def hash_of(code: str) -> str:
    """What is kept of a code; so many random bits need no slow hash."""
    return sha256(code[:LONGEST].encode("utf-8", "replace")).hexdigest()
