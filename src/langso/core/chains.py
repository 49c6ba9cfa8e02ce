"""How one line of the history is tied to the line before it. Never change this."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64  # what stands before the first line


def _no_float(printed: str) -> Any:
    raise ValueError(f"a float in the history: {printed}")


_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_reader = json.JSONDecoder(parse_float=_no_float)


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as they will come back from the database.

    >>> plain({"rows": (1, 2), 3: "x"})
    {'rows': [1, 2], '3': 'x'}

    Raises `TypeError` for what JSON cannot hold, `ValueError` for a float: databases
    print it differently, and figures are never floats here.
    """
    return dict(_reader.decode(json.dumps(values)))


def digest(previous: str, line: dict[str, Any]) -> str:
    """Hash one line together with the hash of the line before it, in hex."""
    return sha256(f"{previous}{_canonical.encode(line)}".encode()).hexdigest()


def line_of(event: Any) -> dict[str, Any]:
    """Everything of an `Event` that its hash answers for."""
    return {
        "number": event.number,
        "commune": event.commune_id,
        "verb": event.verb,
        "subject": event.subject,
        "by": event.by_id,
        "at": print_moment(event.at),
        "data": event.data,
        "address": event.address,
    }


def subject_of(row: Any) -> str:
    """How the history names a row: "places.unit:3"."""
    return f"{row._meta.label_lower}:{row.pk}"


def print_moment(moment: datetime) -> str:
    """Print a moment the same on every machine: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def same_hash(known: str, typed: str) -> bool:
    """Whether a hash copied from paper is this one; its first 16 signs are enough.

    >>> same_hash("ab12" * 16, "AB12 ab12 ab12 ab12"), same_hash("ab12" * 16, "ab12")
    (True, False)
    """
    wanted = "".join(sign for sign in typed.lower() if sign.isalnum())
    return len(wanted) >= 16 and known.startswith(wanted)
