"""Messages to phones: the vector of the standard, and no way to a private machine."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from langso.core import outside, push_keys
from langso.core.outside import Unreachable, is_public, post_outside
from langso.core.webpush import CURVE, Receiver, decode, encode, encrypt, signed

PLAIN = b"When I grow up, I want to be a watermelon"
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
POINT = (
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoI"
    "Aiw4"
)
SECRET, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLo"
    "cInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBW"
    "LVWGNWQexSgSxsj_Qulcy4a-fN"
)


def key(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(decode(text), "big"), CURVE)


def test_the_example_of_the_standard_comes_out_to_the_byte():
    body = encrypt(PLAIN, Receiver.read(POINT, SECRET), key(OWN), decode(SALT))

    assert encode(body) == BODY


def test_no_two_messages_are_alike():
    to = Receiver.read(POINT, SECRET)

    assert encrypt(PLAIN, to) != encrypt(PLAIN, to)


def test_the_signature_names_who_sends_and_to_whom():
    mine = key(OWN)

    told = signed("https://push.example:8443/a/b", mine, "mailto:xa@vi-du.invalid", 100)

    text, point = told.removeprefix("vapid t=").split(", k=")
    head, claims, proof = text.split(".")
    raw = decode(proof)
    halves = (int.from_bytes(part, "big") for part in (raw[:32], raw[32:]))
    mine.public_key().verify(
        encode_dss_signature(*halves), f"{head}.{claims}".encode(), ec.ECDSA(SHA256())
    )
    assert json.loads(decode(claims)) == {
        "aud": "https://push.example:8443",
        "exp": 43300,
        "sub": "mailto:xa@vi-du.invalid",
    }
    assert len(decode(point)) == 65


@pytest.mark.parametrize(
    ("point", "secret"),
    [("", ""), ("AAAA", SECRET), (POINT, "AAAA"), (POINT[:-4], SECRET), ("é", "é"),
     ("B" * 87, SECRET)],
)  # fmt: skip
def test_what_no_browser_gives_out_is_refused(point, secret):
    with pytest.raises(ValueError, match=r".*"):
        Receiver.read(point, secret)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1"],
)  # fmt: skip
def test_private_machines_are_no_public_ones(address, monkeypatch):
    said = [(2, 1, 6, "", (address, 443))]
    monkeypatch.setattr(outside.socket, "getaddrinfo", lambda *_a, **_k: said)

    assert not is_public(address)
    with pytest.raises(Unreachable):
        post_outside("https://push.example/1", b"", {})


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    said = [(2, 1, 6, "", (one, 443)) for one in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(outside.socket, "getaddrinfo", lambda *_a, **_k: said)

    with pytest.raises(Unreachable):
        post_outside("https://push.example/1", b"", {})


@pytest.mark.parametrize("url", ["http://push.example/1", "https:///1", "file:///etc"])
def test_only_https_is_spoken(url):
    with pytest.raises(Unreachable):
        post_outside(url, b"", {})


def test_a_key_is_made_once_and_kept_from_others(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    monkeypatch.delenv(push_keys.ENVIRONMENT, raising=False)
    assert push_keys.public_key() == ""

    assert (push_keys.make_key(), push_keys.make_key()) == (True, False)

    assert len(decode(push_keys.public_key())) == 65
    assert (tmp_path / "push-key").stat().st_mode & 0o077 == 0


def test_a_key_nobody_can_read_is_none(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    monkeypatch.setenv(push_keys.ENVIRONMENT, "???")

    assert (push_keys.own_key(), push_keys.is_broken()) == (None, True)
    assert not push_keys.make_key()
