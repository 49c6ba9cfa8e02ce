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
