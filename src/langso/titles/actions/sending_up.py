"""A dossier decided above the commune: sent there, and the answer written down."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, move, record, require
from langso.measures.actions.freshness import touch_commune
from langso.measures.actions.photos import Unusable, make_fit
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.deciding import Signed
from langso.titles.models import Assessment, Decision, Dossier, SentUp
from langso.titles.rules import may_send_up

S = Assessment.Status
D = Dossier.Status


@dataclass(frozen=True)
class Document:
    """The paper the answer came in, as a photo or file."""

    raw: bytes
    name: str


@transaction.atomic
def send_up(dossier: Dossier, letter: str, sent_on: date, *, by: User) -> SentUp:
    """Write down by which letter a complete dossier went to the authority above.

    Raises `Refused` where it is not complete or the day cannot be, `Conflict` if it
    went before.
    """
    require(may_send_up(by, dossier))
    held = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if held.status != D.ACCEPTED:
        raise Refused(_("Only a complete dossier is sent further."))
    if not letter.strip():
        raise Refused(_("Please give the number of the letter."))
    if sent_on > days.today():
        raise Refused(_("The day lies ahead."))
    if held.posted_until and sent_on <= held.posted_until:
        raise Refused(_("It is sent after the posting."))
    if known := SentUp.objects.filter(dossier=held).first():
        raise Conflict(known)
    made = SentUp.objects.create(
        dossier=held, letter=letter.strip()[:60], sent_on=sent_on, sent_by=by
    )
    record("titles.sent-up", made, by=by, commune=held.commune, on=f"{sent_on}")
    return made


@transaction.atomic
def enter_answer(
    sent: SentUp, awarded: bool, signed: Signed, document: Document, *, by: User
) -> Decision:
    """Write down what the authority above decided, with the document it came in.

    Raises `Refused` where number, day or document are missing, `Conflict` if it is
    written down already.
    """
    dossier = Dossier.objects.select_related("round__criteria_set", "commune").get(
        pk=sent.dossier_id
    )
    require(may_send_up(by, dossier))
    hold(dossier.commune)
    if dossier.status != D.ACCEPTED:
        raise Conflict(dossier)
    decision = _outside(dossier, sent, signed, by)
    try:
        fit = make_fit(document.raw, document.name)
    except Unusable as error:
        raise Refused(str(error)) from error
    sent.answer, sent.raw, sent.name = decision, fit.raw, fit.name
    sent.media_type = fit.media_type
    sent.sha256 = hashlib.sha256(fit.raw).hexdigest()
    sent.save()
    move(dossier, D.ACCEPTED, D.DECIDED)
    status = S.AWARDED if awarded else S.REFUSED
    cases = dossier.assessments.filter(status=S.SUBMITTED)
    cases.update(status=status, decision=decision)
    touch_commune(dossier.commune_id)
    record("titles.answered-above", decision, by=by, awarded=awarded)
    return decision


def _outside(dossier: Dossier, sent: SentUp, signed: Signed, by: User) -> Decision:
    head = {
        "number": signed.number.strip()[:20],
        "symbol": signed.symbol.strip()[:40],
        "signer": signed.signer.strip()[:120],
    }
    if not all(head.values()):
        raise Refused(_("Please give the number, the symbol and who signs."))
    if signed.decided_on > days.today():
        raise Refused(_("The day of the decision lies ahead."))
    if signed.decided_on < sent.sent_on:
        raise Refused(_("The answer cannot be older than the letter."))
    key = {"commune": dossier.commune, "is_outside": True}
    said = {name: head[name] for name in ("number", "symbol")}
    twins = Decision.objects.filter(**key, **said, decided_on=signed.decided_on)
    return twins.first() or Decision.objects.create(
        kind=Decision.Kind.AWARD,
        **key,
        **head,
        decided_on=signed.decided_on,
        authority=dossier.round.criteria_set.criteria.authority[:200],
        decided_by=by,
        is_sample=dossier.commune.is_sample,
    )
