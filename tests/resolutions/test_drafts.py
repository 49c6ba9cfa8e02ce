"""What was read becomes a draft: its rows, who sees it, what is left of it."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from langso.core.models import Event
from langso.resolutions.actions import discard_draft, propose
from langso.resolutions.models import Doubt, Resolution, Target
from langso.resolutions.queries import review_state
from langso.resolutions.rules import visible_resolutions


@pytest.mark.parametrize(
    ("who", "sees"),
    [("lan", 1), ("hoa", 1), ("minh", 0), ("nam", 0)],
)
def test_a_draft_is_seen_in_its_commune_only(stage, a_draft, who, sees):
    a_draft()

    assert visible_resolutions(getattr(stage, who)).count() == sees


def test_a_reading_becomes_rows_that_keep_the_quote(a_draft, a_reading):
    draft = a_draft()
    target = draft.targets.get(subject="người có việc làm")

    assert draft.text[target.start : target.end] == target.quote == "trên 1.625 người"
    assert (target.value, target.clause.ident) == (Decimal(1625), "2")
    assert (target.period_start.year, target.direction) == (2026, "up")
    assert target.proposed["value"] == "1625"
    assert draft.doubts.get().numbers == {"written": "97.32", "computed": "97.49"}


def test_a_draft_that_breaks_off_leaves_nothing(stage, a_file, a_reading, monkeypatch):
    file = a_file()
    monkeypatch.setattr(
        Doubt.objects, "bulk_create", lambda rows: 1 / 0 if list(rows) else None
    )

    with pytest.raises(ZeroDivisionError):
        propose(file, a_reading, by=stage.lan)

    file.refresh_from_db()
    assert (Resolution.objects.count(), file.state) == (0, "reading")


@pytest.mark.parametrize(
    "broken",
    [
        {"review": "confirmed"},
        {"start": 9, "end": 3},
        {"proposed": None},
        {"period_start": "2026-12-31", "period_end": "2026-01-01"},
    ],
)
def test_the_database_refuses_a_broken_target(a_draft, broken):
    target = a_draft().targets.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(pk=target.pk).update(**broken)


def test_a_discarded_draft_leaves_its_file_and_a_line_of_history(stage, a_draft):
    draft = a_draft()
    file = draft.source_file

    discard_draft(draft, by=stage.lan)

    file.refresh_from_db()
    assert not file.resolutions.exists()
    assert Event.objects.filter(verb="resolution.discarded").count() == 1


def test_the_state_of_a_review_takes_four_queries(a_draft, django_assert_num_queries):
    draft = a_draft()

    with django_assert_num_queries(4):
        state = review_state(draft)

    assert (state.items, state.undecided, state.blocking_doubts) == (4, 4, 1)
    assert not state.ready
