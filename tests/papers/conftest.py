"""A commune with a body that issues papers, and a way to issue one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from langso.papers.actions import issue_paper, set_symbol
from langso.papers.actions.issuing import Issue
from langso.papers.kinds import KINDS
from langso.papers.models import Paper
from langso.people.models import Post, User
from langso.places.models import Body
from langso.titles import actions as do
from langso.titles.actions.ticking import Tick
from langso.titles.models import Assessment
from tests.titles.conftest import a_round, clock, council, village, walk

__all__ = ["a_round", "clock", "council", "village", "walk"]
DAY = date(2026, 11, 25)
DECISION, REFUSAL, MINUTES = KINDS["decision"], KINDS["refusal"], KINDS["minutes"]


@pytest.fixture
def stage(stage: Any) -> Any:
    """The usual stage, a body with its symbols, and the head of a village."""
    stage.body = Body.objects.create(
        unit=stage.commune,
        name="Ủy ban nhân dân xã",
        kind="government",
        valid_from="2025-07-01",
    )
    since = date(2026, 1, 1)
    set_symbol(stage.body, DECISION, "QĐ-UBND", "QĐ", since, by=stage.lan)
    set_symbol(stage.body, REFUSAL, "UBND-VHXH", "CV", since, by=stage.lan)
    stage.mo = User.objects.create(username="mo")
    Post.objects.create(
        user=stage.mo, role="village_head", unit=stage.villages[0], starts_on=since
    )
    stage.giam = User.objects.create(username="giam")
    Post.objects.create(
        user=stage.giam, role="supervisor", unit=stage.commune, starts_on=since
    )
    return stage


@pytest.fixture
def issued(stage: Any) -> Callable[..., Paper]:
    """Issue a paper by Lan: a decision unless another kind is named."""

    def issue(kind: Any = DECISION, content: Any = None, **changes: Any) -> Paper:
        what = Issue(stage.commune, "Về việc tặng danh hiệu", DAY, body=stage.body)
        by = changes.pop("by", stage.lan)
        return issue_paper(
            kind, content or kind.sample, replace(what, **changes), by=by
        )

    return issue


@pytest.fixture
def decided(village: Any, a_round: Any, walk: Any) -> Any:
    """A round of which the first village is decided: four awarded, Én refused."""
    made = a_round()
    made.dossier, other, _third = made.dossiers
    walk.vote(other, exceptions={}, Cúc=Tick("not_proposed", grounds=("violence",)))
    walk.submit(made.dossier)
    refused = made.dossier.assessments.get(household__head__endswith="Én")
    do.mean_to_refuse(refused, "Chưa đủ thời gian cư trú", by=village.lan)
    do.accept(made.dossier, by=village.lan)
    made.decision = do.decide(
        made.round, [made.dossier], walk.signed("15"), by=village.hoa
    )
    made.signed, made.leader = walk.signed, village.hoa
    made.refused = Assessment.objects.get(pk=refused.pk)
    return made
