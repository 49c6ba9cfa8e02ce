"""Households left in a village that was split get one of those that came out of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from langso.places.actions import split_village
from langso.places.drafts import Share
from langso.registry.actions import (
    add_household,
    enter_households,
    settle_households,
)
from langso.registry.facts import count_register
from langso.registry.models import Household
from langso.registry.queries.chores import split_chores

TODAY = timezone.localdate()
HEADS = ("Bùi Mẫu", "Cao Mẫu", "Đỗ Mẫu", "Hà Mẫu", "Lê Mẫu")


@pytest.fixture
def old(stage, admin):
    """Thôn 1, split on 1/7; nobody said where its households go."""
    village = stage.villages[0]
    act = {"on": date(2026, 7, 1), "basis": "NQ 12/NQ-HĐND", "by": admin}
    split_village(village, ["Thôn A", "Thôn B"], **act)
    for number, head in enumerate(HEADS, 1):
        values = {"number": f"{number}", "head": head, "address": f"Ngõ {number}"}
        add_household(village, values, by=stage.lan)
    village.refresh_from_db()
    return village


def where() -> str:
    found = Household.objects.order_by("pk").values_list("village__name", flat=True)
    return "".join(name.removeprefix("Thôn ") for name in found)


def total_of(commune) -> int:
    return sum(count_register(commune, TODAY)[""].values())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"numbers": "1-2, 5"}, "AA11A"),
        ({"addresses": "ngo 4"}, "111A1"),
        ({"ho": [0, 2]}, "A1A11"),
        ({"ho": [0], "numbers": "2"}, "AA111"),
        ({"rest": "on"}, "AAAAA"),
    ],
)
def test_some_go_to_one_village_and_the_total_stays(
    old, client_of, stage, given, expected
):
    pks = list(Household.objects.order_by("pk").values_list("pk", flat=True))
    given = given | {"ho": [pks[at] for at in given.get("ho", ())]}

    answer = client_of("lan").post(f"/ho/chia/{old.pk}/", given | {"into": "Thôn A"})

    assert (answer.status_code, where()) == (302, expected)
    assert total_of(stage.commune) == 5


def test_it_stays_on_the_desk_until_the_last_one_has_a_village(old, client_of, stage):
    client, here = client_of("lan"), f"/ho/chia/{old.pk}/"
    before = list(split_chores(stage.lan, TODAY))
    client.post(here, {"into": "Thôn A", "numbers": "1-4"})
    page = client.get(here).content.decode()
    between = list(split_chores(stage.lan, TODAY))

    client.post(here, {"into": "Thôn B", "rest": "on"})

    assert [chore.url for chore in before] == [here]
    assert "1 hộ" in page
    assert "Thôn A: 4 hộ" in page
    assert len(between) == 1
    assert not list(split_chores(stage.lan, TODAY))
    assert where() == "AAAAB"
    assert "đã có thôn mới" in client.get(here).content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"into": "Thôn A"}, "Xin đánh dấu hộ"),
        ({"rest": "on"}, "Xin chọn thôn"),
        ({"into": "Thôn 2", "rest": "on"}, "Thôn 2"),
        ({"into": "Thôn A", "numbers": "77"}, "77"),
        ({"into": "Thôn A", "numbers": "5-1"}, "5-1"),
        ({"into": "Thôn A", "ho": ["x", "9" * 30]}, "Xin đánh dấu hộ"),
        ({"into": "Thôn A\0", "rest": "on"}, "Thôn A\0 không phải"),
        ({"into": "Thôn A", "numbers": "1\0"}, "Xin bỏ ký tự lạ"),
        ({"into": "Thôn A", "numbers": "1" * 2000}, "tối đa 1000"),
        ({"into": "Thôn A", "numbers": "1-" + "9" * 900}, "không phải là số hộ"),
    ],
)
def test_what_is_not_clear_moves_nobody(old, client_of, given, sentence):
    answer = client_of("lan").post(f"/ho/chia/{old.pk}/", given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert where() == "11111"


@pytest.mark.parametrize(
    ("who", "status"), [("lan", 200), ("hoa", 404), ("minh", 404), ("nam", 403)]
)
def test_only_an_officer_of_the_commune_opens_it(old, client_of, who, status):
    assert client_of(who).get(f"/ho/chia/{old.pk}/").status_code == status


def test_who_goes_to_a_village_that_ended_goes_on(old, stage, admin):
    part = old.became.get(after__name="Thôn A").after
    order = {"on": date(2026, 9, 1), "basis": "NQ", "by": admin}
    split_village(part, ["Thôn C", "Thôn D"], **order)
    part.refresh_from_db()

    settle_households(old, Share("Thôn A", rest=True), by=stage.lan)
    settle_households(part, Share("Thôn D", rest=True), by=stage.lan)

    assert where() == "DDDDD"


def test_a_household_of_elsewhere_is_not_moved_along(old, client_of, stage):
    values = {"number": "9", "head": "Vũ Mẫu", "address": "Ngõ 9"}
    other = add_household(stage.villages[1], values, by=stage.lan)

    answer = client_of("lan").post(
        f"/ho/chia/{old.pk}/", {"into": "Thôn A", "ho": [f"{other.pk}"]}
    )

    other.refresh_from_db()
    assert (answer.status_code, other.village) == (422, stage.villages[1])


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_a_village_that_was_not_split_is_not_found(old, client_of, pk):
    assert client_of("lan").get(f"/ho/chia/{pk}/").status_code == 404


def test_many_left_ask_no_more_questions(old, client_of, stage):
    client = client_of("lan")

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/ho/chia/{old.pk}/").status_code == 200
        return len(asked)

    questions()
    few = questions()
    rows = [{"number": f"{n}", "head": f"Hộ Mẫu {n}"} for n in range(100, 400)]
    enter_households(old, rows, by=stage.lan)

    assert questions() == few
