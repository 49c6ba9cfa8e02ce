"""The council's meeting: opened on villages that sent their report, counted, signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from langso.core.actions import Refused, move, record, require
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.ending import end_dossier
from langso.titles.actions.meetings import VOTED_DOWN, keep_signed
from langso.titles.criteria import Criteria
from langso.titles.models import Assessment, Council, Dossier, Meeting, Round, Title
from langso.titles.rules import may_hold_council
from langso.titles.voting import Count, carries, has_quorum, is_possible, whole_of

S = Assessment.Status
MOST_MEMBERS = 200


@dataclass(frozen=True)
class Sitting:
    """Where and when the council meets, and how many members it has."""

    members: int
    held_on: date
    place: str
    chair: str
    secretary: str


@dataclass(frozen=True)
class Ballot:
    """Members present, and votes in favour by key of the village's meeting."""

    present: int
    agreed: Mapping[int, int]
    way: str = Meeting.Way.BALLOTS
    remarks: str = ""


@transaction.atomic
def open_council(
    opened: Round, dossiers: Sequence[Dossier], sitting: Sitting, *, by: User
) -> Council:
    """Open the council's meeting on villages; its members are counted from now on.

    Raises `Refused` for a village without a report that asks for the title, one that
    was voted on, or a day that cannot be.
    """
    require(may_hold_council(by, opened.commune))
    said = {"place": sitting.place.strip(), "chair": sitting.chair.strip(),
            "secretary": sitting.secretary.strip()}  # fmt: skip
    _refuse_sitting(opened, dossiers, sitting, said)
    held_on = sitting.held_on
    council = Council.objects.create(
        round=opened, commune=opened.commune, members=sitting.members,
        held_on=held_on, **said, recorded_by=by,
    )  # fmt: skip
    for dossier in dossiers:
        _refuse_dossier(opened, dossier)
        Meeting.objects.create(
            dossier=dossier, council=council, held_on=held_on, **said,
            households=sitting.members, opened_by=by,
        )  # fmt: skip
    record(
        "titles.council-opened", council, by=by,
        members=council.members, dossiers=sorted(d.pk for d in dossiers),
    )  # fmt: skip
    return council


@transaction.atomic
def close_council(council: Council, ballot: Ballot, *, by: User) -> Council:
    """Count the votes on every village of the meeting: who has enough goes on.

    Raises `Refused` where counts cannot be, one is missing or the quorum is missed,
    `Conflict` if somebody counted before.
    """
    require(may_hold_council(by, council.commune))
    criteria = council.round.criteria_set.criteria
    meetings = list(council.meetings.select_related("dossier").order_by("pk"))
    _refuse_ballot(council, meetings, ballot, criteria)
    counted = {"present": ballot.present, "remarks": ballot.remarks.strip()}
    move(council, Council.Status.OPEN, Council.Status.CLOSED, **counted)
    lost = sum(not _count(one, council, ballot, criteria) for one in meetings)
    record("titles.council-voted", council, by=by, present=ballot.present, failed=lost)
    return council


@transaction.atomic
def drop_council(council: Council, *, by: User) -> None:
    """Take back a meeting that was opened and not counted."""
    require(may_hold_council(by, council.commune))
    held = Council.objects.select_for_update().get(pk=council.pk)
    if held.status != Council.Status.OPEN:
        raise Refused(_("A meeting that was counted stays."))
    record("titles.council-dropped", held, by=by)
    held.meetings.all().delete()
    held.delete()


@transaction.atomic
def sign_council(council: Council, raw: bytes, name: str, *, by: User) -> None:
    """Keep the signed minutes; the dossier of each village has its copy."""
    require(may_hold_council(by, council.commune))
    if council.status != Council.Status.CLOSED:
        raise Refused(_("The votes are not counted yet."))
    for meeting in council.meetings.select_related("dossier__commune"):
        keep_signed(meeting, raw, name, by=by)


def _refuse_sitting(
    opened: Round, dossiers: Sequence[Dossier], sitting: Sitting, said: dict[str, str]
) -> None:
    if opened.title == Title.FAMILY:
        raise Refused(_("On households each village votes by itself."))
    if not all(said.values()):
        raise Refused(_("Please name the place, the chair and the secretary."))
    if not 1 <= sitting.members <= MOST_MEMBERS:
        raise Refused(_("A council has from 1 to %d members.") % MOST_MEMBERS)
    if sitting.held_on > days.today():
        raise Refused(_("The meeting has not been held yet."))
    if sitting.held_on < opened.on:
        raise Refused(_("The meeting cannot be before the round opened."))
    if not dossiers:
        raise Refused(_("Please choose the villages the council votes on."))


def _refuse_dossier(opened: Round, dossier: Dossier) -> None:
    held = Dossier.objects.select_for_update().get(pk=dossier.pk)
    name = {"village": dossier.village or dossier.commune}
    if held.round_id != opened.pk or not held.is_being_ticked:
        raise Refused(_("%(village)s was voted on already.") % name)
    if held.meetings.filter(status=Meeting.Status.OPEN).exists():
        raise Refused(_("The council is voting on %(village)s already.") % name)
    asks = held.assessments.filter(status=S.PROPOSED, report__status="sent")
    if not asks.exists():
        raise Refused(_("%(village)s has sent no report that asks for it.") % name)


def _refuse_ballot(
    council: Council, meetings: list[Meeting], ballot: Ballot, criteria: Criteria
) -> None:
    if set(ballot.agreed) != {one.pk for one in meetings}:
        raise Refused(_("Please give the votes on every village."))
    counts = [
        Count(council.members, ballot.present, agreed)
        for agreed in ballot.agreed.values()
    ]
    if not all(map(is_possible, counts)):
        raise Refused(
            _("More votes than members present, or more present than members.")
        )
    if ballot.way not in Meeting.Way.values:
        raise Refused(_("Please choose from the list."))
    if not has_quorum(criteria, counts[0]):
        raise Refused(
            _("%(present)d of %(all)d members came; %(needed)d are needed.")
            % {
                "present": ballot.present,
                "all": council.members,
                "needed": criteria.quorum.needed(council.members),
            }
        )


def _count(
    meeting: Meeting, council: Council, ballot: Ballot, criteria: Criteria
) -> bool:
    """Write the vote on one village; whether it has enough."""
    agreed, dossier = ballot.agreed[meeting.pk], meeting.dossier
    move(
        meeting, Meeting.Status.OPEN, Meeting.Status.CLOSED, present=ballot.present,
        agreed=agreed, way=ballot.way, remarks=council.remarks,
    )  # fmt: skip
    count = Count(council.members, ballot.present, agreed)
    enough = carries(criteria.agree, agreed, count)
    case = dossier.assessments.filter(status=S.PROPOSED)
    outcome = {} if enough else {"status": S.NOT_PROPOSED, "reason": VOTED_DOWN}
    case.update(votes_for=agreed, **outcome)
    if enough:
        move(dossier, dossier.status, Dossier.Status.VOTED)
    else:
        needed = criteria.agree.needed(whole_of(criteria.agree, count))
        end_dossier(dossier, _lost(agreed, needed), council.held_on)
    return enough


def _lost(agreed: int, needed: int) -> str:
    """Why, as it is kept: whoever counted, a village reads it in Vietnamese."""
    with override("vi"):
        said = _("The council: %(agreed)d votes in favour, %(needed)d were needed.")
        return said % {"agreed": agreed, "needed": needed}
