"""Posting a list for everybody to see, and what residents say of it."""

import hashlib
import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.core.rules import is_system
from langso.measures.actions.freshness import touch_commune
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.ending import end_dossier
from langso.titles.models import Assessment, Dossier, Objection, Title
from langso.titles.rules import may_answer, may_assess
from langso.vietnamese.spelling import nfc

LONGEST = 2000
OBJECTED = "objected"  # the reason of those an opinion takes off the list
MOST_OPEN = 200  # unanswered ones a list takes: a flood is stopped, nobody else is
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
S = Assessment.Status


@transaction.atomic
def post_list(dossier: Dossier, *, by: User, on: date | None = None) -> Dossier:
    """Publish the list on the village's page; the days of the set begin to run.

    Raises `Refused` where the signed minutes are missing or nobody is proposed,
    `Conflict` if it is posted already.
    """
    require(may_assess(by, dossier))
    day = on or days.today()
    if day > days.today():
        raise Refused(_("The list is posted today, or was posted before."))
    if not dossier.assessments.filter(status=S.PROPOSED).exists():
        raise Refused(_("Nobody is proposed: there is nothing to post."))
    last_meeting = dossier.meetings.filter(status="closed").last()
    if last_meeting is None or not last_meeting.signed.exists():
        raise Refused(_("Please add a photo of the signed minutes first."))
    if day < last_meeting.held_on:
        raise Refused(_("The list is posted after the meeting."))
    until = days.posted_until(dossier.round.criteria_set.criteria, day)
    status = Dossier.Status
    move(dossier, status.VOTED, status.POSTED, posted_on=day, posted_until=until)
    count = dossier.assessments.filter(status=S.PROPOSED).update(status=S.POSTED)
    touch_commune(dossier.commune_id)
    record("titles.posted", dossier, by=by, households=count, until=f"{until}")
    return dossier


@transaction.atomic
def object_to(
    dossier: Dossier,
    *,
    by: User,
    kind: str,
    text: str,
    assessment: Assessment | None = None,
    name: str = "",
    contact: str = "",
    key: str = "",
) -> Objection:
    """Take in what a resident says of a posted list; `by` is `system`, nobody signs in.

    `key` is of the form it came by: sent twice it is kept once. Raises `Refused` where
    the posting is over or nothing is said.
    """
    require(is_system(by))
    held = Dossier.objects.select_for_update().get(pk=dossier.pk)
    _refuse_objection(held, kind, text, assessment)
    hashed = hashlib.sha256(key.encode()).hexdigest() if key else ""
    known = Objection.objects.filter(key=hashed).first() if hashed else None
    if known:
        return known
    made = Objection.objects.create(
        dossier=held,
        assessment=assessment,
        kind=kind,
        text=nfc(text).strip(),
        name=nfc(name).strip()[:150],
        contact=nfc(contact).strip()[:150],
        code="".join(secrets.choice(ALPHABET) for _n in range(10)),
        key=hashed,
    )
    touch_commune(held.commune_id)
    record("titles.objected", made, by=by, commune=held.commune, kind=kind)
    return made


@transaction.atomic
def answer_objection(
    objection: Objection, answer: str, *, by: User, upheld: bool = False
) -> None:
    """Answer what a resident said; one found right takes the household off the list.

    Raises `Refused` without an answer, `Conflict` if it was answered before.
    """
    require(may_answer(by, objection))
    answer = nfc(answer).strip()[:LONGEST]
    if not answer:
        raise Refused(_("Please write an answer."))
    status = Objection.Status
    move(
        objection,
        status.OPEN,
        status.UPHELD if upheld else status.ANSWERED,
        answer=answer,
        answered_by=by,
        answered_at=timezone.now(),
    )
    against = objection.kind == Objection.Kind.AGAINST
    if upheld and against and objection.assessment_id:
        _take_off(objection, objection.assessment_id, answer)
    commune = objection.dossier.commune
    record("titles.objection-answered", objection, by=by, commune=commune)


def _take_off(objection: Objection, case: int, answer: str) -> None:
    """A household leaves the list; a village alone on its list is out for the year."""
    posted = Assessment.objects.filter(pk=case, status=S.POSTED)
    taken = posted.update(status=S.NOT_PROPOSED, reason=OBJECTED)
    dossier = objection.dossier
    if taken and dossier.round.title != Title.FAMILY:
        end_dossier(dossier, answer, days.today())


def _refuse_objection(
    dossier: Dossier, kind: str, text: str, assessment: Assessment | None
) -> None:
    is_posted = dossier.status == Dossier.Status.POSTED
    if not is_posted or not dossier.posted_until or days.today() > dossier.posted_until:
        raise Refused(_("The list is no longer posted: opinions are closed."))
    if kind not in Objection.Kind.values or not nfc(text).strip():
        raise Refused(_("Please write what you think of the list."))
    if len(text) > LONGEST:
        raise Refused(_("Please use at most %d letters.") % LONGEST)
    if assessment and (
        assessment.dossier_id != dossier.pk or assessment.status != S.POSTED
    ):
        raise Refused(_("That household is not on this list."))
    waiting = dossier.objections.filter(status=Objection.Status.OPEN).count()
    if waiting >= MOST_OPEN:
        raise Refused(_("Very many opinions wait to be read. Please come back later."))
