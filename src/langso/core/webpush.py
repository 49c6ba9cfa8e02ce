"""A message to a browser that only it can read (RFC 8291), signed by us (RFC 8292)."""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from struct import pack
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
POINT, SECRET, SALT, RECORD = 65, 16, 16, 4096  # bytes
LAST = b"\x02"  # ends the only record
HOURS = 12 * 3600  # a signature is good for so long; at most a day is allowed


@dataclass(frozen=True)
class Receiver:
    """What a browser gives out so that it can be written to: its point and secret."""

    point: bytes
    secret: bytes

    @classmethod
    def read(cls, p256dh: str, auth: str) -> "Receiver":
        """Read what a browser sends. Raises `ValueError` for what is no key."""
        point, secret = decode(p256dh), decode(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        if len(point) != POINT or len(secret) != SECRET:
            raise ValueError("not the keys of a browser")
        return cls(point, secret)


def encrypt(
    plain: bytes,
    to: Receiver,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """One record of `aes128gcm`; `own` and `salt` are new for every message."""
    own, salt = own or ec.generate_private_key(CURVE), salt or os.urandom(SALT)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, to.point)
    mine = point_of(own)
    shared = own.exchange(ec.ECDH(), theirs)
    info = b"WebPush: info\0" + to.point + mine
    start = HKDF(SHA256(), 32, salt=to.secret, info=info).derive(shared)
    key, nonce = (
        HKDF(SHA256(), size, salt=salt, info=b"Content-Encoding: %s\0" % name).derive(
            start
        )
        for size, name in ((16, b"aes128gcm"), (12, b"nonce"))
    )
    head = salt + pack("!LB", RECORD, len(mine)) + mine
    return head + AESGCM(key).encrypt(nonce, plain + LAST, None)


def signed(
    endpoint: str, key: ec.EllipticCurvePrivateKey, contact: str, now: int
) -> str:
    """The `Authorization` by which a push service knows who sends."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"https://{parts.netloc}", "exp": now + HOURS, "sub": contact}
    text = ".".join(
        encode(json.dumps(part, separators=(",", ":")).encode())
        for part in ({"typ": "JWT", "alg": "ES256"}, claims)
    )
    r, s = decode_dss_signature(key.sign(text.encode(), ec.ECDSA(SHA256())))
    proof = encode(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={text}.{proof}, k={encode(point_of(key))}"


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half, uncompressed."""
    form = (Encoding.X962, PublicFormat.UncompressedPoint)
    return key.public_key().public_bytes(*form)


def encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Raises `ValueError` for what is no base64."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
