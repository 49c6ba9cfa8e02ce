"""The meeting: opened with all households counted, voted in, closed, signed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.measures.actions.photos import Unusable, make_fit
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.following import bring_in_line
from langso.titles.actions.holding import hold_dossier
from langso.titles.criteria import Criteria
from langso.titles.models import Assessment, Dossier, Meeting, SignedMinutes, Title
from langso.titles.rules import may_hold_meeting
from langso.titles.voting import Count, carries, has_quorum, is_possible

S = Assessment.Status
VOTED_DOWN = "voted-down"  # the reason of those the vote leaves out


@dataclass(frozen=True)
class Votes:
    """What was counted: for the list as a whole, and households with another count.

    `exceptions` are votes in favour by key of the assessment.
    """

    present: int
    agreed: int
    exceptions: Mapping[int, int]
    way: str = Meeting.Way.HANDS
    ends_at: time | None = None
    remarks: str = ""


@transaction.atomic
def open_meeting(
    dossier: Dossier,
    *,
    by: User,
    held_on: date,
    place: str,
    chair: str,
    secretary: str,
    begins_at: time | None = None,
) -> Meeting:
    """Open the meeting that votes on a list: who is a household now is counted.

    Raises `Refused` while households are not assessed, a meeting is open already, or
    the day lies ahead.
    """
    require(may_hold_meeting(by, dossier))
    said = {"place": place, "chair": chair, "secretary": secretary}
    said = {key: value.strip() for key, value in said.items()}
    refuse_council(dossier)
    _refuse_meeting(dossier, held_on, said)
    meeting = Meeting.objects.create(
        dossier=dossier,
        held_on=held_on,
        begins_at=begins_at,
        **said,
        households=_voters(dossier),
        opened_by=by,
    )
    record(
        "titles.meeting-opened",
        meeting,
        by=by,
        commune=dossier.commune,
        households=meeting.households,
    )
    return meeting


@transaction.atomic
def close_vote(meeting: Meeting, votes: Votes, *, by: User) -> Meeting:
    """Count the vote: who has enough is proposed, who has not is not.

    Raises `Refused` where counts cannot be or the quorum is missed, `Conflict` if
    somebody closed it before.
    """
    dossier = hold_dossier(meeting.dossier_id)
    require(may_hold_meeting(by, dossier))
    refuse_council(dossier)
    criteria = dossier.round.criteria_set.criteria
    count = Count(meeting.households, votes.present, votes.agreed)
    _refuse_counts(count, votes)
    _refuse_few(count, criteria)
    _refuse_unassessed(dossier)
    counted = {
        "present": votes.present, "agreed": votes.agreed, "way": votes.way,
        "ends_at": votes.ends_at, "remarks": votes.remarks,
    }  # fmt: skip
    move(meeting, Meeting.Status.OPEN, Meeting.Status.CLOSED, **counted)
    failed = _apply(dossier, votes, count, criteria)
    move(dossier, dossier.status, Dossier.Status.VOTED)
    counts = {"present": votes.present, "agreed": votes.agreed, "failed": failed}
    record("titles.voted", meeting, by=by, commune=dossier.commune, **counts)
    return meeting


@transaction.atomic
def drop_meeting(meeting: Meeting, *, by: User) -> None:
    """Take back a meeting that was opened and not counted, as where nobody came."""
    require(may_hold_meeting(by, meeting.dossier))
    refuse_council(meeting.dossier)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.status != Meeting.Status.OPEN:
        raise Refused(_("A meeting that was counted stays."))
    record("titles.meeting-dropped", held, by=by, commune=held.dossier.commune)
    opened = held.dossier.round
    held.delete()
    bring_in_line(opened, by=by)


@transaction.atomic
def add_signed(meeting: Meeting, raw: bytes, name: str, *, by: User) -> SignedMinutes:
    """Keep the signed minutes as a photo or file; the same file again is kept once."""
    require(may_hold_meeting(by, meeting.dossier))
    refuse_council(meeting.dossier)
    return keep_signed(meeting, raw, name, by=by)


def keep_signed(meeting: Meeting, raw: bytes, name: str, *, by: User) -> SignedMinutes:
    """Keep the sheet of one meeting for an action that has asked who may."""
    try:
        fit = make_fit(raw, name)
    except Unusable as error:
        raise Refused(str(error)) from error
    kept, new = SignedMinutes.objects.get_or_create(
        meeting=meeting,
        sha256=hashlib.sha256(fit.raw).hexdigest(),
        defaults={
            "name": fit.name, "media_type": fit.media_type, "raw": fit.raw,
            "size": len(fit.raw), "added_by": by,
        },
    )  # fmt: skip
    if new:
        record("titles.minutes-signed", kept, by=by, commune=meeting.dossier.commune)
    return kept


def refuse_council(dossier: Dossier) -> None:
    """Only on households the village votes by itself."""
    if dossier.round.title != Title.FAMILY:
        raise Refused(_("The commune's council votes on this title, in one meeting."))


def _voters(dossier: Dossier) -> int:
    """Households that are households of the village as the meeting opens."""
    return dossier.assessments.exclude(status=S.LEFT).count()


def _refuse_meeting(dossier: Dossier, held_on: date, said: dict[str, str]) -> None:
    if not all(said.values()):
        raise Refused(_("Please name the place, the chair and the secretary."))
    if held_on > days.today():
        raise Refused(_("The meeting has not been held yet."))
    if held_on < dossier.round.on:
        raise Refused(_("The meeting cannot be before the round opened."))
    if not dossier.is_being_ticked:
        raise Refused(_("The list was voted on already."))
    if dossier.meetings.filter(status=Meeting.Status.OPEN).exists():
        raise Refused(_("A meeting is open already."))
    _refuse_unassessed(dossier)


def _refuse_unassessed(dossier: Dossier) -> None:
    """Also at the end: a phone may take a choice back while the meeting is held."""
    left = dossier.assessments.filter(status=S.ASSESSING).count()
    if left:
        raise Refused(_("%d households are not assessed yet.") % left)


def _refuse_counts(count: Count, votes: Votes) -> None:
    if not is_possible(count):
        raise Refused(
            _("More votes than people present, or more present than households.")
        )
    if any(not 0 <= n <= count.present for n in votes.exceptions.values()):
        raise Refused(_("A household has more votes than people were present."))


def _refuse_few(count: Count, criteria: Criteria) -> None:
    if not has_quorum(criteria, count):
        raise Refused(
            _("%(present)d of %(all)d households came; %(needed)d are needed.")
            % {
                "present": count.present,
                "all": count.households,
                "needed": criteria.quorum.needed(count.households),
            }
        )


def _apply(dossier: Dossier, votes: Votes, count: Count, criteria: Criteria) -> int:
    """Write the votes into the cases; returns how many missed the threshold."""
    proposed = dossier.assessments.filter(status=S.PROPOSED)
    known = set(proposed.values_list("pk", flat=True))
    if {*votes.exceptions} - known:
        raise Refused(_("A vote names a household that is not proposed."))
    proposed.update(votes_for=votes.agreed)
    for pk, agreed in votes.exceptions.items():
        dossier.assessments.filter(pk=pk).update(votes_for=agreed)
    failed = {
        pk for pk in known
        if not carries(criteria.agree, votes.exceptions.get(pk, votes.agreed), count)
    }  # fmt: skip
    dossier.assessments.filter(pk__in=failed).update(
        status=S.NOT_PROPOSED, reason=VOTED_DOWN
    )
    return len(failed)
