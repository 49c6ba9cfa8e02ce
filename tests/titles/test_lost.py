"""A village that is out for the year ends there, with the reason, and is counted."""

import importlib
from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from langso.core.actions import Conflict, Refused
from langso.people.models import User
from langso.places.models import Unit
from langso.titles import actions as do
from langso.titles.facts import VILLAGES, count_over
from langso.titles.models import Dossier, Round
from langso.titles.queries.council import overview_of
from langso.titles.queries.progress import progress_of
from langso.titles.queries.soundness import unsound_titles
from tests.titles.conftest import DAY, statuses

D = Dossier.Status
RENEWAL = "0002_rewards_and_past_imports"


@pytest.fixture
def lost(a_round, council, village):
    """The first village is voted down: two of the four present are in favour."""
    opened = a_round("village")
    council.report(opened.dossiers[0])
    council.sit([opened.dossiers[0]], 5, 4, 2, by=village.tam)
    return opened


def counted(unit: Unit, day: date) -> dict[int, int]:
    return count_over(unit, [day], [VILLAGES])[day][VILLAGES]


def said(user: User, client_of, name: str, *args: int) -> str:
    page = client_of(user).get(reverse(name, args=args))
    return " ".join(page.content.decode().split())


def test_a_village_voted_down_ends_with_the_reason(lost, council, village):
    dossier = lost.dossiers[0]

    assert (dossier.status, dossier.lost_on) == (D.LOST, DAY)
    assert dossier.remark == "Hội đồng: 2 phiếu tán thành, cần 3 phiếu."
    assert statuses(dossier) == ["not_proposed"]
    for again in (
        lambda: do.post_list(dossier, by=village.tam),
        lambda: council.report(dossier),
    ):
        with pytest.raises((Conflict, Refused)):
            again()
    assert not list(unsound_titles())


def test_it_counts_as_a_village_without_the_title(lost, walk, village):
    """What is not known yet is left out; this one is known to be none."""
    first, second, _third = village.villages

    assert counted(village.commune, DAY) == {first.pk: 0}
    walk.decide(lost.dossiers[1])
    assert counted(village.commune, walk.clock.day) == {first.pk: 0, second.pk: 1}
    [progress] = progress_of(Round.objects.filter(pk=lost.round.pk))
    assert (progress.decided, progress.lost, progress.dossiers) == (1, 1, 3)


def test_every_page_says_so(lost, village, client_of):
    dossier = lost.dossiers[0]
    why = "2 phiếu tán thành, cần 3 phiếu"

    for name, args in (
        ("council:round", [lost.round.pk]),
        ("council:dossier", [dossier.pk]),
        ("council:report", [dossier.pk]),
    ):
        assert why in said("lan", client_of, name, *args)
    assert "1 thôn không đề nghị" in said("lan", client_of, "titles:index")
    public = said("nam", client_of, "posted:village", dossier.village_id, DAY.year)
    assert "Năm nay không được đề nghị xét danh hiệu" in public
    assert why not in public
    [line] = [one for one in overview_of(lost.round, DAY).lines
              if one.sheet.dossier == dossier]  # fmt: skip
    assert (line.said, line.step) == ("Không đề nghị", "")


@pytest.mark.parametrize(("upheld", "status"), [(True, D.LOST), (False, D.POSTED)])
def test_an_opinion_found_right_takes_the_village_out(
    a_round, walk, village, upheld, status
):
    dossier = a_round("village").dossiers[0]
    walk.post(dossier)
    case = dossier.assessments.get()
    opinion = do.object_to(
        dossier, by=village.resident, kind="against", text="x", assessment=case
    )

    do.answer_objection(opinion, "Đúng như vậy", by=village.lan, upheld=upheld)

    dossier.refresh_from_db()
    assert dossier.status == status
    if upheld:
        assert dossier.remark == "Đúng như vậy"
        with pytest.raises(Refused):
            do.object_to(dossier, by=village.resident, kind="support", text="x")


def test_those_stuck_before_are_ended_as_the_program_is_renewed(lost, walk):
    """Villages voted down stayed at "voted" once: they had no other state."""
    stuck, going = lost.dossiers[:2]
    walk.vote(going)
    row = Dossier.objects.filter(pk=stuck.pk)
    row.update(status="voted", remark="", lost_on=None)

    renew = importlib.import_module(f"langso.titles.migrations.{RENEWAL}")
    renew.end_the_lost(apps, None)

    assert row.values_list("status", "remark", "lost_on").get() == (
        D.LOST, "Hội đồng không thông qua.", DAY,
    )  # fmt: skip
    going.refresh_from_db()
    assert going.status == D.VOTED
