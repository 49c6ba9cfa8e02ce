"""What an officer set on a target stays set in a version made from a file."""

from decimal import Decimal

import pytest

from langso.core.actions import Refused
from langso.core.models import Event
from langso.resolutions.actions import (
    adopt,
    begin_version,
    confirm_item,
    confirm_rest,
    correct_item,
    edit_head,
    propose,
)
from langso.resolutions.models import Target
from tests.resolutions.test_views_review import address, of_target

SET = {"owner": "Trạm Y tế", "theme": "Trường học, y tế", "baseline_value": Decimal(88)}


@pytest.fixture
def in_force(stage, a_draft):
    """A resolution in force in which Lan set owner, theme and the level before."""
    draft = a_draft()
    correct_item(draft.targets.get(unit="%"), SET, by=stage.lan)
    confirm_rest(draft, by=stage.lan)
    draft.doubts.update(answer="kept", answered_by=stage.lan)
    adopt(draft, by=stage.tam)
    return draft


def test_what_was_set_is_carried_over_and_not_a_correction(stage, in_force, a_draft):
    target = a_draft().targets.get(unit="%")

    assert {name: getattr(target, name) for name in SET} == SET
    assert target.proposed["owner"] == ""
    confirm_item(target, by=stage.lan)
    target.refresh_from_db()
    assert (target.review, target.carried["baseline_value"]) == ("confirmed", "88")


def test_what_the_reader_proposed_is_not_carried(in_force, a_draft):
    targets = a_draft().targets.order_by("unit")

    assert set(targets[0].carried) == set(SET)
    assert targets[1].carried == {}


def test_another_year_takes_nothing_over(stage, in_force, a_file, a_reading):
    Target.objects.update(carried={})
    in_force.year = 2025
    in_force.save()

    draft = propose(a_file(), a_reading, by=stage.lan)

    assert not draft.targets.exclude(carried={}).exists()


def test_a_year_filled_in_later_carries_then(stage, in_force, a_draft):
    in_force.year = 2027
    in_force.save()
    draft = a_draft()

    edit_head(draft, {"year": 2027}, by=stage.lan)

    assert draft.targets.get(unit="%").owner == "Trạm Y tế"


def test_the_review_shows_what_was_carried(in_force, a_draft, client_of):
    page = client_of("lan").get(address(a_draft(), "")).content.decode()

    assert page.count("giữ theo bản đang dùng") == 3
    assert "Trạm Y tế" in page


def test_what_was_carried_goes_on_to_the_version_after(stage, in_force, a_draft):
    second = a_draft()
    confirm_rest(second, by=stage.lan)
    second.doubts.update(answer="kept", answered_by=stage.lan)
    adopt(second, by=stage.tam, reason="Đính chính")

    assert set(a_draft().targets.get(unit="%").carried) == set(SET)


def test_a_correction_of_what_was_decided_says_why(stage, in_force):
    draft = begin_version(in_force, "Đính chính", by=stage.lan)
    target = draft.targets.get(unit="%")

    with pytest.raises(Refused):
        correct_item(target, {"value": Decimal(91)}, by=stage.lan, reason=" ")
    target.refresh_from_db()
    correct_item(target, {"value": Decimal(92)}, by=stage.lan, reason="Ghi nhầm")

    assert target.note == "Ghi nhầm"
    assert Event.objects.latest("pk").data["reason"] == "Ghi nhầm"


def test_the_form_asks_for_the_reason_only_the_second_time(stage, in_force, client_of):
    draft = begin_version(in_force, "Đính chính", by=stage.lan)
    url, client = of_target(draft, "sua"), client_of("lan")
    seen = draft.targets.first().reviewed_at.isoformat()
    given = {"subject": "hộ văn hóa", "comparator": ">", "value": "92", "unit": "%"}
    given |= {"direction": "up", "period": "2026", "seen": seen}

    without = client.post(url, given)
    client.post(url, given | {"reason": "Ghi nhầm"})

    assert without.status_code == 422
    assert draft.targets.first().value == 92
    assert "Ghi nhầm" in client.get(address(draft, "")).content.decode()


def test_the_first_correction_needs_no_reason(a_draft, client_of):
    page = client_of("lan").get(of_target(a_draft(), "sua")).content.decode()

    assert 'name="reason"' not in page
