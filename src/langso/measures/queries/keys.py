"""Whose key it is, and whether every closing is as it was signed."""

from collections.abc import Iterator
from dataclasses import dataclass

from langso.measures.closings import keys
from langso.measures.closings.body import Place, hash_of
from langso.measures.closings.file import Handed, Unreadable, read_file
from langso.measures.closings.shape import Misshapen
from langso.measures.models import Closing, ClosingLine, TrustedKey
from langso.measures.queries.closing import body_of
from langso.places.models import Unit
from langso.vietnamese.spelling import nfc


@dataclass(frozen=True)
class Broken:
    """A closing that is not as it was signed: "altered", "lines" or "key"."""

    closing: Closing
    kind: str


def trusted(handed: Handed, city: Unit) -> list[TrustedKey]:
    """For which communes of a city the key of a file is trusted, or was."""
    known = TrustedKey.objects.filter(
        commune__parent=city, public_key=handed.public_key
    )
    return list(known.select_related("commune__parent"))


def cities_with_keys(raw: bytes) -> list[Unit]:
    """The cities in which the key of a file is trusted; none for what is no file."""
    try:
        handed = read_file(raw)
    except Unreadable:
        return []
    keys_of_it = TrustedKey.objects.filter(public_key=handed.public_key)
    above = keys_of_it.values("commune__parent")
    return list(Unit.objects.filter(pk__in=above).order_by("pk"))


def is_of(named: Place, commune: Unit) -> bool:
    """Whether a file names this commune: by its code, by its name where one has none.

    Communes are numbered by each installation for itself; only codes and names travel.
    """
    if named.code and commune.code:
        return named.code == commune.code
    return nfc(named.name).casefold() == nfc(commune.name).casefold()


def public_key_of(closing: Closing) -> str:
    """The key with which a closing can be verified; empty if it is lost."""
    own = {keys.key_id(key): key for key in keys.public_keys()}
    if closing.key_id in own:
        return own[closing.key_id]
    known = TrustedKey.objects.filter(commune=closing.commune, key_id=closing.key_id)
    return known.values_list("public_key", flat=True).first() or ""


def broken_closings() -> Iterator[Broken]:
    """Look every closing over: its hash, its signature, and the lines a city reads."""
    own = {keys.key_id(key): key for key in keys.public_keys()}
    known = dict(TrustedKey.objects.values_list("key_id", "public_key"))
    rows = Closing.objects.select_related("commune").order_by("pk")
    for closing in rows.prefetch_related("lines").iterator(chunk_size=100):
        key = (known | own).get(closing.key_id, "")
        if hash_of(closing.body) != closing.sha256:
            yield Broken(closing, "altered")
        elif not keys.is_key(key):
            yield Broken(closing, "key")
        elif not keys.is_signed(closing.body, closing.signature, key):
            yield Broken(closing, "altered")
        elif not _says_the_same(closing):
            yield Broken(closing, "lines")


def _says_the_same(closing: Closing) -> bool:
    """Whether the columns and lines are those of the signed text."""
    try:
        body = body_of(closing)
    except (ValueError, Misshapen):
        return False
    columns = ("calendar", "name", "starts_on", "ends_on", "version", "reason")
    if any(getattr(closing, name) != getattr(body, name) for name in columns):
        return False
    said = {x.measure: (x.value, x.covered, x.expected, body.ends_on, body.calendar,
                        closing.commune_id) for x in body.lines}  # fmt: skip
    return said == {row.measure: _row(row) for row in closing.lines.all()}


def _row(line: ClosingLine) -> tuple[object, ...]:
    return (
        line.value,
        line.covered,
        line.expected,
        line.ends_on,
        line.calendar,
        line.commune_id,
    )
