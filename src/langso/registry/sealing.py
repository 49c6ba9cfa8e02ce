"""Text that only this installation can read: sealed with AES-256 in GCM mode.

Keys come from LANGSO_FIELD_KEYS ("2:base64,1:base64", the first seals), else from a
file beside the database that is made once. A token names its key, so that old ones
stay readable while `langso rotate-keys` seals everything anew.
"""

import os
from base64 import b64decode, b64encode
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes, as the mode wants
ENVIRONMENT = "LANGSO_FIELD_KEYS"


class UnknownKey(Exception):
    """A token was sealed with a key that is not among ours."""


def seal(plain: str) -> str:
    """Return the token of a text; nothing stays nothing."""
    return b64encode(seal_bytes(plain.encode())).decode() if plain else ""


def unseal(token: str) -> str:
    """Return the text of a token. Raises `UnknownKey`, `InvalidTag` if altered."""
    return unseal_bytes(b64decode(token)).decode() if token else ""


def seal_bytes(plain: bytes) -> bytes:
    """Seal with the first key: its name, a nonce, and what was sealed."""
    name, key = next(iter(_keys().items()))
    nonce = os.urandom(NONCE)
    return name.encode() + b":" + nonce + key.encrypt(nonce, plain, name.encode())


def unseal_bytes(token: bytes) -> bytes:
    """Open what `seal_bytes` made, with whichever key it names."""
    name, _, rest = token.partition(b":")
    key = _keys().get(name.decode("ascii", "replace"))
    if key is None:
        _keys.cache_clear()  # another worker may have been given a new one
        key = _keys().get(name.decode("ascii", "replace"))
    if key is None:
        raise UnknownKey(name)
    return key.decrypt(rest[:NONCE], rest[NONCE:], name)


def add_key() -> bool:
    """Put a fresh key first in our own file; False where the environment rules."""
    if os.getenv(ENVIRONMENT):
        _keys.cache_clear()
        return False
    names = [int(name) for name in _keys()]
    _write(f"{_fresh(max(names) + 1)},{_path().read_text()}")
    _keys.cache_clear()
    return True


def _path() -> Path:
    return Path(settings.HOME) / "field-keys"


@lru_cache(maxsize=1)
def _keys() -> dict[str, AESGCM]:
    written = os.getenv(ENVIRONMENT) or _kept()
    pairs = (pair.strip().partition(":") for pair in written.split(","))
    return {name: AESGCM(b64decode(key)) for name, _, key in pairs}


def _kept() -> str:
    if not _path().exists():
        _path().parent.mkdir(parents=True, exist_ok=True)
        _write(_fresh(1))
    return _path().read_text()


def _fresh(number: int) -> str:
    return f"{number}:{b64encode(AESGCM.generate_key(256)).decode()}"


def _write(keys: str) -> None:
    """Wholly or not at all: a torn file of keys would cost all that is sealed."""
    draft = _path().with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(keys)
    draft.replace(_path())
