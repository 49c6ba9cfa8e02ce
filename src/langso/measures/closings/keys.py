"""The key with which this installation signs its closings (Ed25519).

Keys come from LANGSO_CLOSING_KEYS (base64, the first signs, separated by commas), else
from a file beside the database that is made once. Old keys stay in the list, so that
what they signed can still be verified.
"""

import os
from base64 import b64decode, b64encode
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings

ENVIRONMENT = "LANGSO_CLOSING_KEYS"
SEED = 32  # bytes, of a private key as of a public one


def sign(text: str) -> tuple[str, str]:
    """Sign with the newest key: its public half and the signature, both base64."""
    key = _keys(os.getenv(ENVIRONMENT, ""), _path())[0]
    signature = key.sign(text.encode())
    return _encoded(key.public_key()), b64encode(signature).decode()


def public_keys() -> list[str]:
    """The public halves of all our keys, newest first."""
    return [
        _encoded(k.public_key()) for k in _keys(os.getenv(ENVIRONMENT, ""), _path())
    ]


def is_signed(text: str, signature: str, public_key: str) -> bool:
    """Whether the owner of the key signed exactly this text."""
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(public_key, validate=True))
        key.verify(b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def is_key(public_key: str) -> bool:
    """Whether this could be the public half of a key."""
    try:
        return len(b64decode(public_key, validate=True)) == SEED
    except ValueError:
        return False


def key_id(public_key: str) -> str:
    """The short name of a key."""
    return sha256(b64decode(public_key)).hexdigest()[:16]


def fingerprint(public_key: str) -> str:
    """What two people compare by telephone before one trusts the other's key.

    >>> fingerprint("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    '6668 7aad f862 bd77 6c8f c18b 8e9f 8e20'
    """
    digest = sha256(b64decode(public_key)).hexdigest()[:32]
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _path() -> Path:
    return Path(settings.HOME) / "closing-keys"


@lru_cache(maxsize=4)
def _keys(given: str, path: Path) -> list[Ed25519PrivateKey]:
    written = given or _kept(path)
    seeds = [b64decode(seed.strip(), validate=True) for seed in written.split(",")]
    return [Ed25519PrivateKey.from_private_bytes(seed) for seed in seeds]


def _kept(path: Path) -> str:
    """The keys in the file; two processes that start at once make only one."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_text(b64encode(os.urandom(SEED)).decode())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def _encoded(key: Ed25519PublicKey) -> str:
    return b64encode(key.public_bytes_raw()).decode()
