"""A city takes in what communes on other installations closed, and says whose keys."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, record, require
from langso.measures.actions.closing import store
from langso.measures.actions.freshness import touch_commune
from langso.measures.closings import keys
from langso.measures.closings.file import Handed, Unreadable, read_file
from langso.measures.models import Closing, TrustedKey
from langso.measures.queries.closing import versions_of
from langso.measures.queries.keys import is_of, trusted
from langso.measures.rules import may_import_closings, may_trust
from langso.people.models import User
from langso.places.models import Unit


@dataclass(frozen=True)
class TakenIn:
    """A closing that came as a file; `is_new` unless it stood here already."""

    closing: Closing
    is_new: bool


@transaction.atomic
def trust_key(commune: Unit, public_key: str, *, by: User) -> TrustedKey:
    """Take in closings of a commune signed with a key, after both compared it.

    Raises `NotAllowed`, and `Refused` for what is no key or is trusted already.
    """
    require(commune.parent is not None and may_trust(by, commune.parent))
    if not keys.is_key(public_key):
        raise Refused(_("This is not a key. Please copy the whole line."))
    known = TrustedKey.objects.filter(commune=commune, key_id=keys.key_id(public_key))
    if known.filter(ended_on__isnull=True).exists():
        raise Refused(_("This key of the commune is trusted already."))
    if known.exists():
        raise Refused(_("Trust in this key was ended. The commune needs a new key."))
    key = TrustedKey.objects.create(
        commune=commune,
        key_id=keys.key_id(public_key),
        public_key=public_key,
        trusted_by=by,
    )
    record("key.trusted", key, by=by, commune=commune, name=key.key_id)
    return key


@transaction.atomic
def end_trust(key: TrustedKey, reason: str, *, by: User) -> None:
    """Take in nothing more signed with a key; what came in before stays.

    Raises `NotAllowed`, `Refused` without a reason, `Conflict` if it was ended.
    """
    city = key.commune.parent
    require(city is not None and may_trust(by, city))
    if not reason.strip():
        raise Refused(_("Say why the key is trusted no more."))
    standing = TrustedKey.objects.filter(pk=key.pk, ended_on__isnull=True)
    if not standing.update(ended_on=timezone.localdate()):
        raise Conflict(key)
    record(
        "key.trust-ended",
        key,
        by=by,
        commune=key.commune,
        name=key.key_id,
        reason=reason.strip(),
    )


@transaction.atomic
def import_closing(raw: bytes, city: Unit, *, by: User) -> TakenIn:
    """Take in the file of a commune's closing, wholly or not at all.

    The same file again changes nothing. Raises `NotAllowed`, and `Refused` with a
    sentence for a file that is damaged, altered, signed with a key nobody trusts, of
    another commune, or older than what stands here.
    """
    require(may_import_closings(by, city))
    try:
        handed = read_file(raw)
    except Unreadable as problem:
        raise Refused(str(problem)) from problem
    commune = _commune_of(handed, city)
    touch_commune(commune.pk)
    hold(commune)
    if known := Closing.objects.filter(sha256=handed.sha256).first():
        return TakenIn(known, False)
    _refuse_older(handed, commune)
    closing = _closing(handed, by)
    store(closing, handed.body, handed.text, commune)
    record(
        "closing.imported",
        closing,
        by=by,
        commune=commune,
        name=closing.name,
        version=closing.version,
        sha256=closing.sha256,
    )
    return TakenIn(closing, True)


def _closing(handed: Handed, by: User) -> Closing:
    return Closing(
        sha256=handed.sha256,
        key_id=handed.key_id,
        signature=handed.signature,
        imported_by=by,
        imported_at=timezone.now(),
    )


def _commune_of(handed: Handed, city: Unit) -> Unit:
    """The commune that the key is trusted for, if it is the one in the file."""
    known = trusted(handed, city)
    if not known:
        values = {"mark": keys.fingerprint(handed.public_key)}
        raise Refused(
            _(
                "Nobody here trusts the key of this file yet. Its mark is %(mark)s: "
                "please compare it with the commune by telephone, then trust the key."
            )
            % values
        )
    standing = [key for key in known if key.ended_on is None]
    if not standing:
        raise Refused(_("Trust in the key of this file was ended."))
    for key in standing:
        if is_of(handed.body.commune, key.commune):
            return key.commune
    values = {"named": handed.body.commune.name, "trusted": standing[0].commune.name}
    raise Refused(
        _("The file is of %(named)s, but its key is that of %(trusted)s.") % values
    )


def _refuse_older(handed: Handed, commune: Unit) -> None:
    body = handed.body
    latest = versions_of(commune, body.calendar, body.starts_on).last()
    if body.closed_at.timestamp() > timezone.now().timestamp() + 86_400:
        raise Refused(_("The file says it was closed on a day that is yet to come."))
    if latest is None or body.version > latest.version:
        return
    values = {"name": body.name, "old": body.version, "new": latest.version}
    if body.version < latest.version:
        raise Refused(
            _("The file holds version %(old)s of %(name)s; version %(new)s is here.")
            % values
        )
    raise Refused(
        _(
            "Version %(new)s of %(name)s is here with other figures. Please ask the "
            "commune which one holds."
        )
        % values
    )
