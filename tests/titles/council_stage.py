"""Rounds of villages and of the commune for the pages to show."""

from datetime import timedelta
from types import SimpleNamespace

from langso.measures.actions import load_catalogue
from langso.people.actions import system
from langso.people.models import User
from langso.places.models import Unit
from langso.titles import actions as do
from langso.titles import days
from langso.titles.actions.council import Ballot, Sitting
from langso.titles.actions.reporting import Written
from langso.titles.merits import Said
from langso.titles.models import Council, CriteriaSet, Dossier, Round
from tests.titles.conftest import a_photo, all_yes


def furnish_council(commune: Unit, officer: User, year: int) -> SimpleNamespace:
    """The first village writes, one waits for the council, one is complete; the
    commune's own dossier went further up."""
    load_catalogue(by=system())
    do.take_in_sets(commune, year, by=officer)
    sets = CriteriaSet.objects.filter(commune=commune, year=year)
    scored = sets.get(title="village", is_sample=True)
    do.amend_set(scored, {"body": scored.body | {"pass_mark": 50}}, by=officer)
    villages = _open(scored, officer)
    writing, waiting, complete = villages.dossiers.order_by("village__ordinal")[:3]
    do.save_report(writing.assessments.get(), _begun(writing), by=officer)
    for dossier in (waiting, complete):
        _send(dossier, officer)
    council = _vote(complete, officer)
    _send_in(complete, officer)
    Dossier.objects.filter(pk=complete.pk).update(status="accepted")
    _vote(waiting, officer, count=False)
    above = _open(sets.get(title="commune"), officer).dossiers.get()
    _send(above, officer)
    _vote(above, officer)
    _send_in(above, officer)
    Dossier.objects.filter(pk=above.pk).update(status="accepted")
    above.refresh_from_db()
    do.send_up(above, "12/TTr-UBND", days.today(), by=officer)
    return SimpleNamespace(
        draft=_counted(sets.get(title="village", is_sample=False), officer),
        round=villages, writing=writing, complete=complete, above=above,
        council=council, voting=waiting.meetings.get().council,
    )  # fmt: skip


def _counted(draft: CriteriaSet, by: User) -> CriteriaSet:
    """A figure decides on one of its criteria."""
    body = draft.body
    body["groups"][1]["criteria"][0] |= {"of": "households", "at_least": "90"}
    do.amend_set(draft, {"body": body}, by=by)
    return draft


def _open(chosen: CriteriaSet, by: User) -> Round:
    do.put_in_force(chosen, by=by)
    later = days.today() + timedelta(days=30)
    return do.open_round(chosen, by=by, finish_by=later)


def _begun(dossier: Dossier) -> Written:
    full = all_yes(dossier)
    words = "Cả thôn cùng làm vệ sinh đường làng vào sáng thứ Bảy hằng tuần."
    return Written({**full.answers, "4.1": Said(), "2.2": Said(None, 8, words)}, {})


def _send(dossier: Dossier, by: User) -> None:
    case = dossier.assessments.get()
    do.save_report(case, all_yes(dossier), by=by)
    do.send_report(case, by=by)


def _vote(dossier: Dossier, by: User, *, count: bool = True) -> Council:
    where = Sitting(9, days.today(), "Trụ sở Ủy ban", "Mẫu An", "Mẫu Bình")
    council = do.open_council(dossier.round, [dossier], where, by=by)
    if count:
        do.close_council(council, Ballot(8, {council.meetings.get().pk: 8}), by=by)
        do.sign_council(council, a_photo(), "bien-ban.jpg", by=by)
        dossier.refresh_from_db()
    return council


def _send_in(dossier: Dossier, by: User) -> None:
    do.post_list(dossier, by=by)
    past = days.today() - timedelta(days=1)
    Dossier.objects.filter(pk=dossier.pk).update(posted_on=past, posted_until=past)
    dossier.refresh_from_db()
    do.submit(dossier, by=by)
