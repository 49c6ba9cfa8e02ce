"""A level freezes its figures of a period: one official act, and versions of it."""

from secrets import token_hex

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, record, require
from langso.measures.actions.freshness import touch_commune
from langso.measures.calendars import Window
from langso.measures.closings import keys
from langso.measures.closings.body import Body, Place, hash_of
from langso.measures.models import Closing, ClosingLine, Period, TrustedKey
from langso.measures.queries.closing import Preview, periods_in, preview_of
from langso.measures.rules import may_close
from langso.people.models import User
from langso.people.roles import Role
from langso.places.models import Unit


@transaction.atomic
def close_period(
    commune: Unit,
    window: Window,
    *,
    by: User,
    version: int = 1,
    reason: str = "",
    seen: str = "",
) -> Closing:
    """Freeze the figures of a period with their coverage, sign them, close the period.

    `version` is the one the person is making, `seen` the mark of the figures they saw.
    Pressed twice it is one closing. Raises `NotAllowed`; `Conflict` if a colleague
    closed first or a figure moved since it was seen; `Refused` before the period is
    over, where nothing was asked, and for a new version in which nothing moved or that
    does not say why.
    """
    require(may_close(by, commune))
    touch_commune(commune.pk)
    hold(commune)
    preview = preview_of(commune, window, timezone.localdate())
    if preview.latest and preview.latest.version >= version:
        return _pressed_twice(preview, preview.latest, version, by)
    if version != preview.version or (seen and seen != preview.seen):
        raise Conflict(preview.latest or commune)
    _refuse_senseless(preview, reason)
    closing = keep(_body(preview, reason.strip(), by), commune, by=by)
    closed = periods_in(commune, window).filter(status=Period.Status.OPEN)
    closed.update(status=Period.Status.CLOSED)
    record(
        "closing.made",
        closing,
        by=by,
        name=closing.name,
        version=version,
        sha256=closing.sha256,
        reason=closing.reason,
    )
    return closing


def keep(body: Body, commune: Unit, *, by: User) -> Closing:
    """Sign a closing of our own and store it; the versions before are no longer latest.

    Our public key is kept beside it, so that it can be verified after a change of keys.
    """
    text = body.as_text()
    public_key, signature = keys.sign(text)
    key_id = keys.key_id(public_key)
    TrustedKey.objects.get_or_create(
        commune=commune,
        key_id=key_id,
        defaults={"public_key": public_key, "trusted_by": by},
    )
    closing = Closing(
        sha256=hash_of(text), key_id=key_id, signature=signature, closed_by=by
    )
    return store(closing, body, text, commune)


def store(closing: Closing, body: Body, text: str, commune: Unit) -> Closing:
    """Write a closing and its lines; from now on it is the newest of its period."""
    for name in ("calendar", "name", "starts_on", "ends_on", "version", "reason"):
        setattr(closing, name, getattr(body, name))
    closing.commune, closing.body, closing.closed_at = commune, text, body.closed_at
    closing.save(force_insert=True)
    earlier = ClosingLine.objects.filter(
        closing__commune=commune,
        closing__calendar=body.calendar,
        closing__starts_on=body.starts_on,
    )
    earlier.update(is_latest=False)
    ClosingLine.objects.bulk_create(lines_in(closing, body))
    return closing


def lines_in(closing: Closing, body: Body) -> list[ClosingLine]:
    """The rows in which a city reads what a closing says."""
    return [
        ClosingLine(
            closing=closing,
            commune_id=closing.commune_id,
            measure=line.measure,
            ends_on=body.ends_on,
            calendar=body.calendar,
            value=line.value,
            covered=line.covered,
            expected=line.expected,
        )
        for line in body.lines
    ]


def place_of(commune: Unit) -> Place:
    """How a closing names its commune to other installations."""
    above = commune.parent.name if commune.parent else ""
    return Place(commune.code, commune.name, above)


def _pressed_twice(
    preview: Preview, latest: Closing, version: int, by: User
) -> Closing:
    """The closing the same person has just made; anybody else came late."""
    is_same = latest.version == version and latest.closed_by_id == by.pk
    if is_same and not preview.moved:
        return latest
    raise Conflict(latest)


def _refuse_senseless(preview: Preview, reason: str) -> None:
    if not preview.is_over:
        raise Refused(_("The period is not over yet."))
    if not preview.periods:
        raise Refused(
            _("Nothing was asked in this period, so there is nothing to close.")
        )
    if preview.latest is None:
        return
    if not preview.moved:
        raise Refused(_("No figure has moved since the last closing."))
    if not reason.strip():
        raise Refused(_("Say why the figures are closed anew."))


def _body(preview: Preview, reason: str, by: User) -> Body:
    window = preview.window
    posts = {p.role for p in by.current_posts if p.unit_id == preview.commune.pk}
    role = Role.LEADER if Role.LEADER in posts else Role.OFFICER
    return Body(
        place_of(preview.commune),
        window.calendar,
        window.name,
        window.starts_on,
        window.ends_on,
        preview.version,
        reason,
        preview.latest.sha256 if preview.latest else "",
        timezone.now(),
        role.value,
        preview.waiting,
        preview.doubts,
        preview.lines,
        token_hex(16),
    )
