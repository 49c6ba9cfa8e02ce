"""What minutes and requests of a village say, from its dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langso.papers.kinds import KINDS
from langso.papers.kinds.lists import HOUSEHOLDS, Home, Village
from langso.papers.kinds.minutes.content import Minutes, Proposed
from langso.papers.kinds.request.content import Request
from langso.papers.queries.heads import (
    COMMITTEE,
    TITLES,
    bases_of,
    head_of_village,
    in_words,
    post_in,
)
from langso.titles.criteria import Threshold
from langso.titles.models import (
    Assessment,
    Council,
    Dossier,
    Meeting,
    Objection,
    Title,
)
from langso.titles.queries.handing_out import handing_out
from langso.titles.voting import Count, carries
from langso.vietnamese.numbers import print_number
from langso.writer.wording import BLANK

S = Assessment.Status
LISTED = (S.POSTED, S.SUBMITTED, S.AWARDED, S.REFUSED, S.CANCELLED)
WAYS = {Meeting.Way.HANDS: "giơ tay", Meeting.Way.BALLOTS: "bỏ phiếu kín"}
OF_HOMES = ("tổng số hộ", "đại diện hộ dự họp")
ENCLOSED = (
    "Biên bản họp bình xét",
    "Danh sách hộ gia đình kèm kết quả niêm yết",
)


@dataclass(frozen=True)
class Voted:
    """One household of a list, with the votes it got, if it was voted on."""

    number: str
    head: str
    votes: int | None
    reason: str
    is_excluded: bool


def meeting_of(dossier: Dossier) -> Meeting | None:
    """The meeting whose vote the list stands on; none while it is being ticked.

    Villages and communes are voted on by a council: that is another paper.
    """
    if dossier.is_being_ticked or dossier.round.title != Title.FAMILY:
        return None
    closed = dossier.meetings.filter(status=Meeting.Status.CLOSED)
    return closed.order_by("pk").last()


def minutes_of(dossier: Dossier) -> Minutes | None:
    """The minutes of the meeting that voted; none before. At most six questions."""
    meeting, village = meeting_of(dossier), dossier.village
    if meeting is None or village is None:
        return None
    opened = dossier.round
    proposed, exceptions = _outcome(dossier, meeting)
    return Minutes(
        head=head_of_village(KINDS["minutes"], village, dossier.commune, opened.year),
        title=TITLES[opened.title],
        year=opened.year,
        village=village.name,
        held_on=meeting.held_on,
        began=meeting.begins_at,
        ended=meeting.ends_at,
        venue=meeting.place,
        **led_by(meeting),
        **_of_homes(meeting),
        criteria=opened.criteria_set.basis,
        manner=WAYS[Meeting.Way(meeting.way)],
        threshold=in_share(opened.criteria_set.criteria.agree, *OF_HOMES),
        proposed=proposed,
        exceptions=exceptions,
    )


def _of_homes(meeting: Meeting) -> dict[str, Any]:
    """Every household may come, and every household is voted on."""
    return {
        "counted": meeting.households,
        "members": meeting.households,
        "present": meeting.present or 0,
        "member": HOUSEHOLDS.counted,
        "members_are": f"đại diện {HOUSEHOLDS.each}",
        "reviewed": f"từng {HOUSEHOLDS.each}",
    }


def led_by(meeting: Meeting | Council) -> dict[str, Any]:
    """Who led and wrote; their posts and the guests are written in by hand."""
    return {
        "chair": meeting.chair,
        "chair_post": BLANK,
        "secretary": meeting.secretary,
        "secretary_post": BLANK,
        "guests": (BLANK,),
    }


def _outcome(
    dossier: Dossier, meeting: Meeting
) -> tuple[tuple[Proposed, ...], tuple[str, ...]]:
    """Whom the vote carried, with their votes, and why everybody else is not there."""
    criteria = dossier.round.criteria_set.criteria
    count = Count(meeting.households, meeting.present or 0, meeting.agreed or 0)
    words = {reason.code: reason.text for reason in criteria.reasons}
    proposed: list[Proposed] = []
    exceptions: list[str] = []
    for case in _voted(dossier):
        if case.votes is not None and carries(criteria.agree, case.votes, count):
            home = Home(case.number, case.head)
            proposed.append(Proposed(home, case.votes, count.present))
        else:
            exceptions.append(_exception(case, count, words))
    return tuple(proposed), tuple(exceptions)


def request_of(dossier: Dossier) -> Request | None:
    """The request of a village whose list was posted; none before."""
    meeting, village = meeting_of(dossier), dossier.village
    since, until = dossier.posted_on, dossier.posted_until
    if meeting is None or village is None or since is None or until is None:
        return None
    said = list(dossier.objections.select_related("assessment__household"))
    opened, commune = dossier.round, in_words(dossier.commune)
    return Request(
        head=head_of_village(KINDS["request"], village, dossier.commune, opened.year),
        title=TITLES[opened.title],
        year=opened.year,
        village=village.name,
        to=f"Chủ tịch {COMMITTEE} {commune}",
        asked_by=f"{post_in(village)} {village.name}",
        grounds=bases_of(opened, meeting.held_on)[1:],
        met=village.name,
        met_on=(meeting.held_on,),
        posted_at=meeting.place,
        posted_from=since,
        posted_until=until,
        **heard(said),
        enclosed=ENCLOSED,
        listed=(Village(village.name, _listed(dossier)),),
        counted=meeting.households,
    )


def _listed(dossier: Dossier) -> tuple[Home, ...]:
    """The households of the posted list that were sent up."""
    listed = dossier.assessments.filter(status__in=LISTED)
    return tuple(Home(a.number, a.name, a.address) for a in handing_out(listed))


def _voted(dossier: Dossier) -> list[Voted]:
    """All households of the list, in the order of their numbers. Three questions."""
    cases = dossier.assessments.exclude(status=S.LEFT)
    said = {
        pk: (votes, reason)
        for pk, votes, reason in cases.order_by().values_list(
            "pk", "votes_for", "reason"
        )
    }
    excluded = set(cases.filter(grounds__isnull=False).values_list("pk", flat=True))
    return [
        Voted(row.number, row.name, *said[row.pk], row.pk in excluded)
        for row in handing_out(cases)
    ]


def _exception(case: Voted, count: Count, words: dict[str, str]) -> str:
    """Why a household is not on the list; never by which ground of the law."""
    who = f"Hộ số {case.number}" if case.number else f"Hộ {case.head}"
    if case.votes is not None:
        return f"{who}: {case.votes}/{count.present} đồng ý, chưa đủ tỷ lệ"
    reason = "" if case.is_excluded else words.get(case.reason, "")
    return f"{who}: chưa đề nghị" + (f" ({reason})" if reason else "")


def heard(opinions: Sequence[Objection]) -> dict[str, Any]:
    """How many opinions there were, and each with its answer."""
    return {"opinions": len(opinions), "answers": tuple(map(_answered, opinions))}


def _answered(said: Objection) -> str:
    """An opinion by whom it is about, and the answer; never who said it."""
    case = said.assessment
    about = "danh sách"
    if case:
        about = (
            f"hộ số {case.household.number}" if case.household else f"{case.village}"
        )
    return f"Ý kiến về {about}: {said.answer or 'đang xem xét'}"


def in_share(threshold: Threshold, everybody: str, present: str) -> str:
    """A share in words, of everybody or of those present."""
    least = "trên" if threshold.more else "ít nhất"
    whole = everybody if threshold.of == "all" else present
    return f"{least} {print_number(threshold.percent)}% {whole}"
