"""The file in which a closing is handed up, and how one from elsewhere is read.

Whatever comes in is taken for hostile: it is bounded, read strictly, and of what was
read only values leave this module.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from langso.measures.closings.body import FORMAT, Body, canonical, hash_of
from langso.measures.closings.keys import is_key, is_signed, key_id
from langso.measures.closings.shape import Misshapen, body_in

LARGEST = 1_000_000  # bytes; a closing of 60 measures and 26 villages has 20.000


class Unreadable(Exception):
    """The file is no sound closing; `str()` is the sentence for the person."""


@dataclass(frozen=True)
class Handed:
    """A closing out of a file, of which only its own key says that it is sound."""

    body: Body
    text: str
    sha256: str
    public_key: str
    signature: str

    @property
    def key_id(self) -> str:
        return key_id(self.public_key)


def as_file(text: str, sha256: str, public_key: str, signature: str) -> bytes:
    """The file of a closing: what was signed, and what proves it."""
    written = {
        "format": FORMAT,
        "body": json.loads(text),
        "sha256": sha256,
        "key_id": key_id(public_key),
        "public_key": public_key,
        "signature": signature,
    }
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def read_file(raw: bytes) -> Handed:
    """Read a file that was handed up.

    Raises `Unreadable` with a sentence for anything that is not exactly what an
    installation wrote and signed. Whose key it is, is for others to ask.
    """
    written = _parsed(raw)
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise Unreadable(_("This is not a file of closed figures of Làng Số."))
    parts = [written.get(name) for name in ("sha256", "public_key", "signature")]
    sha256, key, signature = (p if isinstance(p, str) else "" for p in parts)
    text = _text(written.get("body"))
    signed = is_key(key) and is_signed(text, signature, key)
    if hash_of(text) != sha256 or not signed:
        raise Unreadable(
            _(
                "Something in the file was changed after the commune signed it. "
                "Please have the commune send the file again."
            )
        )
    return Handed(_body(written["body"]), text, sha256, key, signature)


def _body(written: Any) -> Body:
    try:
        return body_in(written)
    except Misshapen as wrong:
        raise Unreadable(
            _("The file does not say “%s” as it should. Please tell the commune.")
            % wrong
        ) from wrong


def _parsed(raw: bytes) -> Any:
    if len(raw) > LARGEST:
        raise Unreadable(
            _("The file is larger than 1 MB, so it is no file of closed figures.")
        )
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_float=_refuse("a fraction"),
            parse_constant=_refuse("no number"),
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            _(
                "The file cannot be read to its end; it may have been cut off on the "
                "way. Please download it again."
            )
        ) from error


def _text(body: Any) -> str:
    """The body as it was signed; letters that are none (lone surrogates) are none."""
    text = canonical(body)
    try:
        text.encode()
    except UnicodeEncodeError:
        return ""
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(what: str) -> Callable[[str], NoReturn]:
    def refuse(written: str) -> NoReturn:
        raise ValueError(f"{what}: {written[:20]}")

    return refuse
