"""The key with which this installation signs what it sends to phones.

LANGSO_PUSH_KEY holds it (base64url), else a file beside the database that `langso
push-keys` makes. Without one no phone is written to, and no page offers it.
"""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from langso.core.webpush import CURVE, decode, encode, point_of

ENVIRONMENT, CONTACT = "LANGSO_PUSH_KEY", "LANGSO_PUSH_CONTACT"


def own_key() -> ec.EllipticCurvePrivateKey | None:
    """The key, if this installation has one that can be read."""
    try:
        number = int.from_bytes(decode(_written()), "big")
        return ec.derive_private_key(number, CURVE)
    except ValueError:
        return None


def is_broken() -> bool:
    """Something is written that is no key."""
    return bool(_written()) and own_key() is None


def public_key() -> str:
    """What a browser has to know to let us write to it; "" without a key."""
    key = own_key()
    return "" if key is None else encode(point_of(key))


def contact() -> str:
    """Whom a push service may write to when something is wrong: mailto: or https:."""
    return os.getenv(CONTACT, "https://langso.invalid/")


def make_key() -> bool:
    """Make a key once; False where there is one already: phones know it."""
    if _written():
        return False
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(encode(number.to_bytes(32, "big")))
    return True


def _written() -> str:
    if given := os.getenv(ENVIRONMENT):
        return given.strip()
    try:
        return _path().read_text().strip()
    except FileNotFoundError:
        return ""


def _path() -> Path:
    return Path(settings.HOME) / "push-key"
