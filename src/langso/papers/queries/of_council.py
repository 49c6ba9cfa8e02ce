"""What the council's minutes say, and the request to the authority above."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from langso.papers.kinds import KINDS
from langso.papers.kinds.lists import VILLAGES, Home, Subject, Village
from langso.papers.kinds.minutes.content import Minutes, Proposed
from langso.papers.kinds.request.content import Request
from langso.papers.queries.heads import (
    COMMITTEE,
    COUNCIL,
    TITLES,
    bases_of,
    head_of_committee,
    head_of_council,
    in_words,
)
from langso.papers.queries.of_villages import WAYS, heard, in_share, led_by
from langso.titles import days
from langso.titles.models import (
    Council,
    Dossier,
    Meeting,
    Objection,
    Round,
    Title,
)
from langso.titles.voting import Count, carries
from langso.writer.official import Head

OF_MEMBERS = ("tổng số thành viên", "thành viên dự họp")
ENCLOSED = (
    "Báo cáo thành tích",
    f"Biên bản họp {COUNCIL}",
    "Kết quả niêm yết công khai",
)


def council_minutes_of(council: Council) -> Minutes | None:
    """The minutes of a meeting that counted its votes; none before. Two questions."""
    related = council.meetings.select_related("dossier__village")
    meetings = list(related.order_by("dossier__village__ordinal", "pk"))
    if council.status != Council.Status.CLOSED or not meetings:
        return None
    opened, commune = council.round, council.commune
    return Minutes(
        head=head_of_council(commune, opened.year),
        title=TITLES[opened.title],
        year=opened.year,
        village=f"{COUNCIL} {in_words(commune)}",
        held_on=council.held_on,
        began=None,
        ended=None,
        venue=council.place,
        **led_by(council),
        **_of_members(council),
        **_outcome(council, meetings),
        criteria=opened.criteria_set.basis,
        manner=WAYS[Meeting.Way(meetings[0].way)],
        threshold=in_share(opened.criteria_set.criteria.agree, *OF_MEMBERS),
        subject=_subject(opened),
        is_listed=opened.title != Title.COMMUNE,
    )


def _of_members(council: Council) -> dict[str, Any]:
    """Who could come and who did; what they looked through."""
    is_alone = council.round.title == Title.COMMUNE
    whose = in_words(council.commune) if is_alone else f"từng {VILLAGES.each}"
    return {
        "members": council.members,
        "present": council.present or 0,
        "member": "thành viên",
        "members_are": "thành viên hội đồng",
        "reviewed": f"báo cáo thành tích của {whose}",
    }


def _outcome(council: Council, meetings: Sequence[Meeting]) -> dict[str, Any]:
    """Who was carried, who was not and by how many votes; then the remarks."""
    carried, lost = _voted(council, meetings)
    said = [
        f"{x.home.head}: {x.agreed}/{x.present} đồng ý, chưa đủ tỷ lệ" for x in lost
    ]
    remarks = [council.remarks.rstrip(".")] if council.remarks else []
    return {
        "counted": len(meetings),
        "proposed": carried,
        "voted_down": lost,
        "exceptions": (*said, *remarks),
    }


def _subject(opened: Round) -> Subject:
    if opened.title == Title.COMMUNE:
        return Subject(in_words(opened.commune), "xã", is_place=True)
    return VILLAGES


def _voted(
    council: Council, meetings: Sequence[Meeting]
) -> tuple[tuple[Proposed, ...], tuple[Proposed, ...]]:
    """Who was carried and who was not, with the votes of each."""
    agree = council.round.criteria_set.criteria.agree
    carried: list[Proposed] = []
    lost: list[Proposed] = []
    present = council.present or 0
    for one in meetings:
        agreed, place = one.agreed or 0, one.dossier.village or council.commune
        enough = carries(agree, agreed, Count(council.members, present, agreed))
        voted = Proposed(Home("", place.name), agreed, present)
        (carried if enough else lost).append(voted)
    return tuple(carried), tuple(lost)


def asked_above(opened: Round) -> list[Dossier]:
    """Complete dossiers an authority above decides, not sent there yet."""
    if not opened.criteria_set.is_decided_above or opened.title == Title.FAMILY:
        return []
    waiting = opened.dossiers.filter(
        status=Dossier.Status.ACCEPTED, sent_up__isnull=True
    )
    return list(waiting.select_related("village").order_by("village__ordinal", "pk"))


def request_above_of(opened: Round) -> Request | None:
    """The request of the People's Committee; none while no dossier waits for it."""
    dossiers = asked_above(opened)
    held = Meeting.objects.filter(
        dossier__in=dossiers, status=Meeting.Status.CLOSED, council__isnull=False
    )
    meetings = list(held.order_by("held_on", "pk"))
    if not meetings:
        return None
    committee = f"{COMMITTEE} {in_words(opened.commune)}"
    return Request(
        head=_head(opened),
        title=TITLES[opened.title],
        year=opened.year,
        village=committee,
        to=opened.criteria_set.criteria.authority,
        asked_by=committee,
        grounds=bases_of(opened, meetings[-1].held_on)[1:],
        met=f"{COUNCIL} {in_words(opened.commune)}",
        met_on=tuple(dict.fromkeys(one.held_on for one in meetings)),
        posted_at=meetings[-1].place,
        **_posted(dossiers),
        enclosed=ENCLOSED,
        **_asked_for(opened, dossiers, meetings[-1]),
    )


def _posted(dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """From when to when the villages were posted, and what was said of them."""
    since = [one.posted_on for one in dossiers if one.posted_on]
    until = [one.posted_until for one in dossiers if one.posted_until]
    said = Objection.objects.filter(dossier__in=dossiers)
    opinions = said.select_related("assessment__household", "assessment__village")
    return {
        "posted_from": min(since),
        "posted_until": max(until),
        **heard(list(opinions)),
    }


def _asked_for(
    opened: Round, dossiers: Sequence[Dossier], last: Meeting
) -> dict[str, Any]:
    """The villages of all there are; or the commune, with the votes for it."""
    is_alone = opened.title == Title.COMMUNE
    return {
        "listed": tuple(Village(one.village.name) for one in dossiers if one.village),
        "counted": opened.dossiers.count(),
        "subject": _subject(opened),
        "votes": (last.agreed or 0, last.present or 0) if is_alone else None,
    }


def _head(opened: Round) -> Head:
    """A committee asks as a whole: its chairman signs on its behalf."""
    head = head_of_committee(KINDS["request"], opened.commune, days.today(), "")
    (one,) = head.signatories
    return replace(
        head,
        signatories=(replace(one, on_behalf_of=COMMITTEE),),
        recipients=("Như trên", "Lưu: VT, VHXH"),
    )
