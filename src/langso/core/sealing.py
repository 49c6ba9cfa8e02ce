"""Text that only this installation can read: sealed with AES-256 in GCM mode.

Keys come from LANGSO_FIELD_KEYS ("2:base64,1:base64", the first seals), else from a
file beside the database that is made once. A token names its key, so that old ones
stay readable while `langso rotate-keys` seals everything anew.

What is sealed can still be found by its blind hash: an HMAC under a key of its own,
which follows from the sealing key and changes with it.
"""

import hmac
import os
from base64 import b64decode, b64encode
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12  # bytes, as the mode wants
ENVIRONMENT = "LANGSO_FIELD_KEYS"


class UnknownKey(Exception):
    """A token was sealed with a key that is not among ours."""


class Key(NamedTuple):
    """One key of the installation: for sealing, and for finding what is sealed."""

    sealing: AESGCM
    finding: bytes


def seal(plain: str) -> str:
    """Return the token of a text; nothing stays nothing."""
    return b64encode(seal_bytes(plain.encode())).decode() if plain else ""


def unseal(token: str) -> str:
    """Return the text of a token. Raises `UnknownKey`, `InvalidTag` if altered."""
    return unseal_bytes(b64decode(token)).decode() if token else ""


def seal_bytes(plain: bytes) -> bytes:
    """Seal with the first key: its name, a nonce, and what was sealed."""
    name, key = next(iter(_keys().items()))
    label, nonce = name.encode(), os.urandom(NONCE)
    return label + b":" + nonce + key.sealing.encrypt(nonce, plain, label)


def unseal_bytes(token: bytes) -> bytes:
    """Open what `seal_bytes` made, with whichever key it names."""
    name, _, rest = token.partition(b":")
    key = _keys().get(name.decode("ascii", "replace"))
    if key is None:
        raise UnknownKey(name)
    return key.sealing.decrypt(rest[:NONCE], rest[NONCE:], name)


def blind(plain: str) -> str | None:
    """The hash under the first key by which a text is found; None for no text."""
    return blinds(plain)[0] if plain else None


def blinds(plain: str) -> list[str]:
    """The hash of a text under every key there is, for a search while keys change.

    Capital and small letters are alike, as in an e-mail.
    """
    text = plain.lower().encode()
    return [
        f"{name}:{hmac.digest(key.finding, text, 'sha256').hex()}"
        for name, key in _keys().items()
    ]


def add_key() -> bool:
    """Put a fresh key first in our own file; False where the environment rules."""
    if os.getenv(ENVIRONMENT):
        return False
    names = [int(name) for name in _keys()]
    _write(f"{_fresh(max(names) + 1)},{_path().read_text()}")
    return True


def _path() -> Path:
    return Path(settings.HOME) / "field-keys"


def _keys() -> dict[str, Key]:
    """All keys, the newest first; a running server sees at once when one is added."""
    if written := os.getenv(ENVIRONMENT):
        return _read(written)
    try:
        file = _path().stat()
    except FileNotFoundError:
        _path().parent.mkdir(parents=True, exist_ok=True)
        _write(_fresh(1))
        file = _path().stat()
    return _kept(str(_path()), file.st_mtime_ns, file.st_ino)


@lru_cache(maxsize=2)
def _kept(path: str, changed: int, number: int) -> dict[str, Key]:
    """The keys of our file as it was at that moment; reading it each time is slow."""
    return _read(Path(path).read_text())


@lru_cache(maxsize=2)
def _read(written: str) -> dict[str, Key]:
    pairs = (pair.strip().partition(":") for pair in written.split(","))
    return {name: _key(b64decode(secret)) for name, _, secret in pairs}


def _key(secret: bytes) -> Key:
    finding = HKDF(SHA256(), 32, salt=None, info=b"langso look-up").derive(secret)
    return Key(AESGCM(secret), finding)


def _fresh(number: int) -> str:
    return f"{number}:{b64encode(AESGCM.generate_key(256)).decode()}"


def _write(keys: str) -> None:
    """Wholly or not at all: a torn file of keys would cost all that is sealed."""
    draft = _path().with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(keys)
    draft.replace(_path())
