"""What minutes and requests of a village say, from its dossier."""

from dataclasses import dataclass

from langso.papers.kinds import KINDS
from langso.papers.kinds.lists import Home, Village
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
from langso.titles.models import Assessment, Dossier, Meeting, Objection
from langso.titles.queries.handing_out import handing_out
from langso.titles.voting import Count, carries
from langso.vietnamese.numbers import print_number
from langso.writer.wording import BLANK

S = Assessment.Status
LISTED = (S.POSTED, S.SUBMITTED, S.AWARDED, S.REFUSED, S.CANCELLED)
WAYS = {Meeting.Way.HANDS: "giơ tay", Meeting.Way.BALLOTS: "bỏ phiếu kín"}
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
    """The meeting whose vote the list stands on; none while it is being ticked."""
    if dossier.is_being_ticked:
        return None
    closed = dossier.meetings.filter(status=Meeting.Status.CLOSED)
    return closed.order_by("pk").last()


def minutes_of(dossier: Dossier) -> Minutes | None:
    """The minutes of the meeting that voted; none before. At most six questions."""
    meeting, village = meeting_of(dossier), dossier.village
    if meeting is None or village is None:
        return None
    rules = dossier.round.criteria_set
    count = Count(meeting.households, meeting.present or 0, meeting.agreed or 0)
    cases = _voted(dossier)
    words = {reason.code: reason.text for reason in rules.criteria.reasons}

    def carried(case: Voted) -> bool:
        return case.votes is not None and carries(
            rules.criteria.agree, case.votes, count
        )

    return Minutes(
        head=head_of_village(
            KINDS["minutes"], village, dossier.commune, dossier.round.year
        ),
        title=TITLES[dossier.round.title],
        year=dossier.round.year,
        village=village.name,
        held_on=meeting.held_on,
        began=meeting.begins_at,
        ended=meeting.ends_at,
        venue=meeting.place,
        chair=meeting.chair,
        chair_post=BLANK,
        secretary=meeting.secretary,
        secretary_post=BLANK,
        guests=(BLANK,),
        households=meeting.households,
        represented=count.present,
        criteria=rules.basis,
        manner=WAYS[Meeting.Way(meeting.way)],
        threshold=_in_words(rules.criteria.agree),
        proposed=tuple(
            Proposed(Home(case.number, case.head), case.votes or 0, count.present)
            for case in cases
            if carried(case)
        ),
        exceptions=tuple(
            _exception(case, count, words) for case in cases if not carried(case)
        ),
    )


def request_of(dossier: Dossier) -> Request | None:
    """The request of a village whose list was posted; none before."""
    meeting, village = meeting_of(dossier), dossier.village
    since, until = dossier.posted_on, dossier.posted_until
    if meeting is None or village is None or since is None or until is None:
        return None
    said = list(dossier.objections.select_related("assessment__household"))
    listed = dossier.assessments.filter(status__in=LISTED)
    homes = tuple(Home(a.number, a.name, a.address) for a in handing_out(listed))
    opened, commune = dossier.round, in_words(dossier.commune)
    return Request(
        head=head_of_village(KINDS["request"], village, dossier.commune, opened.year),
        title=TITLES[opened.title],
        year=opened.year,
        village=village.name,
        to=f"Chủ tịch {COMMITTEE} {commune}",
        asked_by=f"{post_in(village)} {village.name}",
        grounds=bases_of(opened, meeting.held_on)[1:],
        met_on=meeting.held_on,
        posted_at=meeting.place,
        posted_from=since,
        posted_until=until,
        opinions=len(said),
        answers=tuple(map(_answered, said)),
        enclosed=ENCLOSED,
        listed=(Village(village.name, homes),),
        households=meeting.households,
    )


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


def _answered(said: Objection) -> str:
    """An opinion by the household it is about, and the answer; never who said it."""
    home = said.assessment.household if said.assessment else None
    about = f"Ý kiến về hộ số {home.number}" if home else "Ý kiến về danh sách"
    return f"{about}: {said.answer or 'đang xem xét'}"


def _in_words(threshold: Threshold) -> str:
    least = "trên" if threshold.more else "ít nhất"
    whole = "tổng số hộ" if threshold.of == "all" else "đại diện hộ dự họp"
    return f"{least} {print_number(threshold.percent)}% {whole}"
