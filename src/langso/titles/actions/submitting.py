"""A village's dossier on its way: submitted, sent back, found complete."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.following import bring_in_line
from langso.titles.models import Assessment, Dossier, Objection
from langso.titles.rules import may_assess, may_look_over
from langso.vietnamese.dates import print_date

S = Assessment.Status
D = Dossier.Status
LONGEST = 1000


@transaction.atomic
def submit(dossier: Dossier, *, by: User) -> None:
    """Send the dossier to the commune: posted long enough, every opinion answered.

    Raises `Refused` before that, `Conflict` if it is on its way already.
    """
    require(may_assess(by, dossier))
    if dossier.status == D.POSTED:
        _refuse_early(dossier)
    now = timezone.now()
    move(dossier, D.POSTED, D.SUBMITTED, submitted_by=by, submitted_at=now)
    count = dossier.assessments.filter(status=S.POSTED).update(status=S.SUBMITTED)
    record("titles.submitted", dossier, by=by, households=count)


@transaction.atomic
def send_back(dossier: Dossier, remark: str, *, by: User) -> None:
    """Send a dossier back to the village, with the reason; it assesses and votes anew.

    Raises `Refused` without a reason, `Conflict` if it is not waiting.
    """
    require(may_look_over(by, dossier))
    remark = remark.strip()[:LONGEST]
    if not remark:
        raise Refused(_("Please say why the dossier is sent back."))
    looked = {"looked_at_by": by, "looked_at": timezone.now()}
    move(dossier, D.SUBMITTED, D.RETURNED, remark=remark, **looked)
    listed = dossier.assessments.filter(status=S.SUBMITTED)
    listed.update(status=S.PROPOSED, votes_for=None, refusal="")
    record("titles.sent-back", dossier, by=by, remark=remark)
    bring_in_line(dossier.round, by=by)


@transaction.atomic
def accept(dossier: Dossier, *, by: User) -> None:
    """Find a dossier complete: the leader may decide it.

    Raises `Refused` where something is missing, `Conflict` if it is not waiting.
    """
    require(may_look_over(by, dossier))
    if not dossier.meetings.filter(signed__isnull=False, status="closed").exists():
        raise Refused(_("The signed minutes are missing."))
    looked = {"looked_at_by": by, "looked_at": timezone.now()}
    move(dossier, D.SUBMITTED, D.ACCEPTED, **looked)
    record("titles.accepted", dossier, by=by)


@transaction.atomic
def mean_to_refuse(assessment: Assessment, reason: str, *, by: User) -> None:
    """Note that the commune will refuse a household that was proposed, and why.

    An empty reason takes the note back. The household learns it with the decision.
    """
    require(may_look_over(by, assessment.dossier))
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.status != S.SUBMITTED:
        raise Refused(_("This household is not waiting for a decision."))
    held.refusal = reason.strip()[:300]
    held.save(update_fields=["refusal"])
    assessment.refusal = held.refusal
    record("titles.refusal-noted", held, by=by, noted=bool(held.refusal))


def _refuse_early(dossier: Dossier) -> None:
    until = dossier.posted_until
    if until and days.today() <= until:
        raise Refused(
            _("The list is posted until %(day)s; it can be submitted the day after.")
            % {"day": print_date(until)}
        )
    waiting = dossier.objections.filter(status=Objection.Status.OPEN).count()
    if waiting:
        raise Refused(_("%d opinions of residents wait for an answer.") % waiting)
