"""How a commune's papers look, and which symbols they carry."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, record, require
from langso.papers.kinds import Kind
from langso.papers.models import NumberRegister, PaperTemplate
from langso.papers.queries.heads import committee_of
from langso.papers.rules import may_restyle, may_set_symbol
from langso.people.models import User
from langso.places.actions import found_body
from langso.places.models import Body, Unit
from langso.reader.errors import Unreadable


@transaction.atomic
def restyle(commune: Unit, kind: Kind, raw: bytes, *, by: User) -> PaperTemplate:
    """Take a template into use after it has been looked through and filled once.

    Papers already issued stay as they are. Raises `NotAllowed`, and `Refused` with
    what is to be mended.
    """
    require(may_restyle(by, commune))
    try:
        kind.check(raw)
    except Unreadable as bad:
        english = get_language() == "en"
        raise Refused(bad.message_en if english else bad.message_vi) from bad
    hold(commune)
    _end(commune, kind)
    kept = PaperTemplate.objects.create(
        commune=commune,
        kind=kind.code,
        raw=raw,
        sha256=sha256(raw).hexdigest(),
        kept_by=by,
    )
    record("paper.restyled", kept, by=by, kind=kind.code, sha256=kept.sha256)
    return kept


@transaction.atomic
def use_shipped(commune: Unit, kind: Kind, *, by: User) -> None:
    """Go back to the shipped template. Raises `NotAllowed`, `Refused` if it is used."""
    require(may_restyle(by, commune))
    hold(commune)
    if not _end(commune, kind):
        raise Refused(_("The shipped template is in use already."))
    record("paper.unstyled", commune, by=by, commune=commune, kind=kind.code)


def _end(commune: Unit, kind: Kind) -> int:
    own = PaperTemplate.objects.filter(commune=commune, kind=kind.code)
    return own.filter(ended_at__isnull=True).update(ended_at=timezone.now())


@dataclass(frozen=True)
class Beginning:
    """What a register needs first: who issues, with which symbol, since when."""

    committee: str
    symbol: str
    series: str
    since: date


@transaction.atomic
def begin_register(
    commune: Unit, kind: Kind, begun: Beginning, *, by: User
) -> NumberRegister:
    """Enter the People's Committee where it is missing, and the symbol of a kind.

    Raises `NotAllowed`; `Refused` where either is there already, or for a day before
    the committee that is there.
    """
    hold(commune)
    if not begun.committee and committee_of(commune, begun.since) is None:
        raise Refused(_("The People's Committee is entered from a later day only."))
    body = committee_of(commune, begun.since) or found_body(
        commune, begun.committee, Body.Kind.GOVERNMENT, valid_from=begun.since, by=by
    )
    own = begun.symbol, begun.series, begun.since
    return set_symbol(body, kind, *own, by=by)


@transaction.atomic
def set_symbol(
    body: Body,
    kind: Kind,
    symbol: str,
    series: str,
    valid_from: date,
    *,
    by: User,
    basis: str = "",
) -> NumberRegister:
    """Say which symbol and row of numbers a body's papers of a kind take from a day.

    Earlier lines stay, and so do papers that carry them. Raises `NotAllowed`, and
    `Refused` if there is a line of that day.
    """
    require(may_set_symbol(by, body))
    line, is_new = NumberRegister.objects.get_or_create(
        body=body,
        kind=kind.code,
        valid_from=valid_from,
        defaults={"symbol": symbol, "series": series, "basis": basis},
    )
    if not is_new:
        raise Refused(_("A symbol is set from that day on already."))
    said: dict[str, Any] = {"symbol": symbol, "kind": kind.code, "basis": basis}
    said["on"] = valid_from.isoformat()
    record("symbol.set", line, by=by, commune=body.unit, **said)
    return line
