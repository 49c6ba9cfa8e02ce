"""A round of Xã Bến Gốm: three villages of five households, and who heads the first."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PIL import Image

from langso.people.actions import system
from langso.people.models import Post, User
from langso.registry.actions import enter_households
from langso.titles import actions as do
from langso.titles import days
from langso.titles.actions.council import Ballot, Sitting
from langso.titles.actions.deciding import Signed
from langso.titles.actions.meetings import Votes
from langso.titles.actions.reporting import Written
from langso.titles.actions.ticking import Tick
from langso.titles.merits import Said
from langso.titles.models import Assessment, CriteriaSet, Dossier, Title

DAY = date(2026, 10, 20)
YEAR = DAY.year
NAMES = ("An", "Bình", "Cúc", "Dậu", "Én")


@pytest.fixture
def clock(monkeypatch) -> SimpleNamespace:
    """The day it is for the room; `clock.day` may be moved."""
    told = SimpleNamespace(day=DAY)
    monkeypatch.setattr(days, "today", lambda: told.day)
    return told


def a_photo(colour: str = "white") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def village(stage, clock) -> SimpleNamespace:
    """The stage with households, heads of the villages, and the shipped sets."""
    for unit in stage.villages:
        rows = [
            {"number": f"{n}", "head": f"Nguyễn Thị Mẫu {name}", "address": f"Ngõ {n}"}
            for n, name in enumerate(NAMES, 1)
        ]
        enter_households(unit, rows, by=stage.lan)
    stage.heads = [
        User.objects.create(username=f"truongthon{n}")
        for n in range(1, len(stage.villages) + 1)
    ]
    for head, unit in zip(stage.heads, stage.villages, strict=True):
        Post.objects.create(
            user=head, role="village_head", unit=unit, starts_on=date(2025, 7, 1)
        )
    stage.resident = system()  # nobody signs in to object
    stage.sets = do.take_in_sets(stage.commune, YEAR, by=stage.lan)
    return stage


@pytest.fixture
def a_round(village) -> Callable[..., SimpleNamespace]:
    """Open the round of a title; returns it with its dossiers in order."""

    def opened(title: str = "household", name: str = "khung") -> SimpleNamespace:
        chosen = CriteriaSet.objects.get(title=title, name__contains=name)
        do.put_in_force(chosen, by=village.lan)
        made = do.open_round(chosen, by=village.lan, on=DAY)
        return SimpleNamespace(round=made, dossiers=list(made.dossiers.all()))

    return opened


@pytest.fixture
def council(village, clock) -> SimpleNamespace:
    """Reports of villages, and the council that votes on them."""

    def head(dossier: Dossier) -> User:
        if dossier.village is None:
            return village.tam
        return village.heads[village.villages.index(dossier.village)]

    def report(dossier: Dossier, **options) -> None:
        case = dossier.assessments.get()
        do.save_report(case, all_yes(dossier), by=head(dossier))
        do.send_report(case, by=head(dossier), **options)

    def sit(dossiers, members=5, present=4, agreed=4, by=None) -> None:
        """The council votes on dossiers that sent their report; signed."""
        by = by or village.lan
        where = Sitting(members, clock.day, "Trụ sở xã", "Mẫu An", "Mẫu Bình")
        held = do.open_council(dossiers[0].round, dossiers, where, by=by)
        agreed_to = {one.pk: agreed for one in held.meetings.all()}
        do.close_council(held, Ballot(present, agreed_to), by=by)
        do.sign_council(held, a_photo(), "bien-ban.jpg", by=by)
        for dossier in dossiers:
            dossier.refresh_from_db()

    return SimpleNamespace(report=report, sit=sit, head=head)


@pytest.fixture
def walk(village, clock, council) -> SimpleNamespace:
    """Take a dossier as far as the name says, all proposed but what `ticks` says."""
    head = council.head

    def tick(dossier: Dossier, **ticks: Tick) -> None:
        for case in cases(dossier):
            name = case.household.head.split()[-1] if case.household else ""
            do.tick(case, ticks.get(name, Tick("proposed")), by=head(dossier))

    def vote(dossier: Dossier, present=4, agreed=4, exceptions=None, **ticks) -> None:
        if dossier.round.title != Title.FAMILY:
            council.report(dossier)
            council.sit([dossier], present, present, agreed, by=village.tam)
            return
        tick(dossier, **ticks)
        meeting = do.open_meeting(
            dossier, by=head(dossier), held_on=clock.day,
            place="Nhà văn hóa", chair="Mẫu An", secretary="Mẫu Bình",
        )  # fmt: skip
        votes = Votes(present, agreed, exceptions or {})
        do.close_vote(meeting, votes, by=head(dossier))
        do.add_signed(meeting, a_photo(), "bien-ban.jpg", by=head(dossier))
        dossier.refresh_from_db()

    def post(dossier: Dossier, **options) -> None:
        vote(dossier, **options)
        do.post_list(dossier, by=head(dossier))

    def submit(dossier: Dossier, **options) -> None:
        post(dossier, **options)
        clock.day = dossier.posted_until + timedelta(days=1)
        do.submit(dossier, by=head(dossier))

    def decide(dossier: Dossier, number: str = "15", **options):
        submit(dossier, **options)
        do.accept(dossier, by=village.lan)
        return do.decide(dossier.round, [dossier], signed(number), by=village.hoa)

    def signed(number: str) -> Signed:
        return Signed(number, "QĐ-UBND", clock.day, "Mẫu Hoa")

    return SimpleNamespace(
        tick=tick, report=council.report, sit=council.sit, vote=vote, post=post,
        submit=submit, decide=decide, clock=clock,
        signed=signed, head=head,
    )  # fmt: skip


def all_yes(dossier: Dossier) -> Written:
    """Every criterion that is typed is fulfilled, no ground excludes."""
    criteria = dossier.round.criteria_set.criteria
    typed = [c for g in criteria.groups for c in g.criteria if not c.is_decided]
    said = {c.code: Said(None if c.points else True, c.points) for c in typed}
    return Written(said, {ground.code: False for ground in criteria.grounds})


def cases(dossier: Dossier) -> list[Assessment]:
    """The cases of a dossier, with their households, in the order of the register."""
    return list(dossier.assessments.select_related("household").order_by("pk"))


def statuses(dossier: Dossier) -> list[str]:
    return [case.status for case in cases(dossier)]
