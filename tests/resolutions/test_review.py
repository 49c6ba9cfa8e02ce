"""A person decides about what was read; the quote and the proposal stay."""

from decimal import Decimal

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.resolutions.actions import (
    add_item,
    adopt,
    answer_doubt,
    confirm_item,
    confirm_rest,
    correct_item,
    discard_draft,
    edit_head,
    reject_item,
)
from langso.resolutions.models import Doubt, Resolution, Target

ACTIONS = {
    "confirm": lambda d, by: confirm_item(d.targets.first(), by=by),
    "correct": lambda d, by: correct_item(d.targets.first(), {"value": 1}, by=by),
    "reject": lambda d, by: reject_item(d.targets.first(), by=by),
    "add": lambda d, by: add_item(
        Target, d, (0, 3), {"subject": "x", "comparator": "="}, by=by
    ),
    "confirm rest": lambda d, by: confirm_rest(d, by=by),
    "answer": lambda d, by: answer_doubt(d.doubts.first(), "kept", by=by),
    "head": lambda d, by: edit_head(d, {"number": "7"}, by=by),
    "discard": lambda d, by: discard_draft(d, by=by),
}


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("lan", True), ("tam", True), ("hoa", False), ("minh", False), ("nam", False)],
)
@pytest.mark.parametrize("action", ACTIONS)
def test_only_an_officer_of_the_commune_reviews(stage, a_draft, action, who, allowed):
    draft = a_draft()
    events = Event.objects.count()

    try:
        ACTIONS[action](draft, getattr(stage, who))
    except NotAllowed:
        assert not allowed
    assert (Event.objects.count() > events) is allowed


@pytest.mark.parametrize("action", ACTIONS)
def test_a_latecomer_meets_a_conflict(stage, a_draft, action):
    draft = a_draft()
    Resolution.objects.filter(pk=draft.pk).update(
        status="adopted", version=1, adopted_by=stage.tam, adopted_at=draft.created_at
    )

    with pytest.raises(Conflict):
        ACTIONS[action](draft, stage.lan)


def test_a_correction_keeps_quote_and_proposal(stage, a_draft):
    target = a_draft().targets.first()
    quote = target.quote

    correct_item(target, {"value": Decimal("91")}, by=stage.lan)

    target.refresh_from_db()
    assert (target.value, target.quote, target.review) == (91, quote, "corrected")
    assert target.proposed["value"] == "90"
    assert Event.objects.get(verb="target.corrected").data["before"]["value"] == "90"


def test_a_correction_taken_back_is_a_confirmation(stage, a_draft):
    target = a_draft().targets.first()

    correct_item(target, {"value": Decimal("91")}, by=stage.lan)
    correct_item(target, {"value": Decimal("90")}, by=stage.tam, reason="Như văn bản")

    assert (target.review, target.reviewed_by) == ("confirmed", stage.tam)


@pytest.mark.parametrize(
    "field", ["quote", "start", "proposed", "resolution", "review"]
)
def test_what_was_read_cannot_be_corrected(stage, a_draft, field):
    target = a_draft().targets.first()

    with pytest.raises(KeyError):
        correct_item(target, {field: "x"}, by=stage.lan)


def test_an_added_item_quotes_the_marked_words(stage, a_draft):
    draft = a_draft()
    start = draft.text.index("quý II/2026")
    values = {"subject": "hương ước", "comparator": "=", "value": Decimal(26)}

    item = add_item(Target, draft, (start, start + 11), values, by=stage.lan)

    assert (item.quote, item.review, item.proposed) == ("quý II/2026", "added", None)
    assert item.clause.ident == "3"


@pytest.mark.parametrize("span", [(-1, 2), (5, 5), (0, 10_000)])
def test_marked_words_stand_in_the_text(stage, a_draft, span):
    with pytest.raises(Refused):
        add_item(Target, a_draft(), span, {}, by=stage.lan)


def test_a_rejected_item_stays_but_no_longer_counts(stage, a_draft):
    target = a_draft().targets.first()

    reject_item(target, by=stage.lan, note="trùng")

    target.refresh_from_db()
    assert (target.review, target.note, target.counts) == ("rejected", "trùng", False)


def test_confirming_the_rest_leaves_what_was_decided(stage, a_draft):
    draft = a_draft()
    reject_item(draft.targets.first(), by=stage.tam)

    assert confirm_rest(draft, by=stage.lan) == 3

    reviews = set(draft.targets.values_list("review", "reviewed_by__username"))
    assert reviews == {("rejected", "tam"), ("confirmed", "lan")}


@pytest.mark.parametrize("answer", ["", "sure"])
def test_a_doubt_needs_an_answer_that_is_one(stage, a_draft, answer):
    with pytest.raises(Refused):
        answer_doubt(a_draft().doubts.get(), answer, by=stage.lan)


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [("erratum", False), ("kept", False), ("dismissed", False), ("asked", True)],
)
def test_asking_the_author_leaves_a_doubt_open(stage, a_draft, answer, is_open):
    doubt = a_draft().doubts.get()

    answer_doubt(doubt, answer, by=stage.lan, note="đã gọi")

    doubt = Doubt.objects.get()
    assert (doubt.is_open, doubt.blocks, doubt.note) == (is_open, is_open, "đã gọi")


def test_a_missing_item_is_never_adopted_by_the_way(stage, a_draft):
    draft = a_draft()

    with pytest.raises(Refused, match="4"):
        adopt(draft, by=stage.tam)
