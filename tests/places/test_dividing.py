"""Who of a split village goes where: said with the act, counted, nobody lost."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso.core.actions import Refused
from langso.people.actions import system
from langso.places.actions import split_village
from langso.places.drafts import Share, read_numbers
from langso.places.models import Unit
from langso.registry.actions import add_household, follow_due
from langso.registry.models import Household, VillageShare

DAY = date(2026, 7, 1)
NAMES = ["Thôn A", "Thôn B"]
ACT = {"on": DAY, "basis": "NQ 12/NQ-HĐND"}
WAYS = ["Xóm Trên", "xóm trên, ngõ 2", "Xóm Trên Cùng", "Xóm Dưới", ""]


@pytest.fixture
def homes(stage):
    """Number 1 to 5 of Thôn 1, and one that moved out before."""
    rows = [
        add_household(
            stage.villages[0],
            {"head": "Nguyễn Văn Mẫu", "number": f"{n}", "address": way},
            by=stage.lan,
        )
        for n, way in enumerate(WAYS, 1)
    ]
    left = add_household(stage.villages[0], {"head": "Lê Mẫu"}, by=stage.lan)
    Household.objects.filter(pk=left.pk).update(moved_out=DAY - timedelta(days=9))
    return rows


def where(homes):
    rows = Household.objects.filter(pk__in=[home.pk for home in homes])
    found = rows.order_by("pk").values_list("village__name", flat=True)
    return "".join(name.removeprefix("Thôn ") for name in found)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Share("Thôn A", numbers="1-3"), Share("Thôn B", rest=True), "AAABB"),
        (Share("Thôn A", numbers="2, 5"), Share("Thôn B", rest=True), "BABBA"),
        (Share("Thôn A", addresses="Xóm Trên"), Share("Thôn B", rest=True), "AAABB"),
        (Share("Thôn A", addresses="ngõ 2\nxom duoi"), Share("Thôn B", rest=True),
         "BABAB"),
        (Share("Thôn A", rest=True), Share("Thôn B", numbers="5"), "AAAAB"),
        (Share("Thôn A"), Share("Thôn B", rest=True), "BBBBB"),
    ],
)  # fmt: skip
def test_numbers_ranges_and_addresses_say_where(
    stage, quan, homes, first, second, expected
):
    split_village(stage.villages[0], NAMES, by=quan, shares=[first, second], **ACT)

    assert where(homes) == expected
    left = Household.objects.exclude(pk__in=[home.pk for home in homes])
    assert left.get().village == stage.villages[0]  # who had moved out before stays


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ([], "các hộ còn lại"),
        ([Share("Thôn A", numbers="1-5"), Share("Thôn B")], "các hộ còn lại"),
        ([Share("Thôn A", "1-3"), Share("Thôn B", "3-5", rest=True)], "2 thôn.*3"),
        ([Share("Thôn A", "77"), Share("Thôn B", rest=True)], "77"),
        ([Share("Thôn A", "5-1"), Share("Thôn B", rest=True)], "5-1"),
    ],
)
def test_what_is_not_clear_is_refused_wholly(stage, quan, homes, shares, why):
    with pytest.raises(Refused, match=why):
        split_village(stage.villages[0], NAMES, by=quan, shares=shares, **ACT)

    assert where(homes) == "11111"
    assert not Unit.objects.filter(name="Thôn A").exists()
    assert not VillageShare.objects.exists()


def test_a_village_without_households_needs_no_shares(stage, quan):
    split_village(stage.villages[1], NAMES, by=quan, **ACT)

    assert Unit.objects.filter(name__in=NAMES).count() == 2


def test_who_comes_before_the_day_goes_along(stage, quan, homes, monkeypatch):
    soon = timezone.localdate() + timedelta(days=30)
    shares = [Share("Thôn A", numbers="1-9"), Share("Thôn B", rest=True)]
    act = {"on": soon, "basis": "NQ 12"}
    split_village(stage.villages[0], NAMES, by=quan, shares=shares, **act)
    late = [
        add_household(stage.villages[0], {"head": "Lê Mẫu", "number": n}, by=stage.lan)
        for n in ("9", "12")
    ]

    monkeypatch.setattr(timezone, "localdate", lambda *_: soon)
    moved = follow_due(by=system())

    assert (where(homes), where(late), moved) == ("AAAAA", "AB", 7)


def test_a_split_to_come_asks_even_where_nobody_lives(stage, quan):
    soon = timezone.localdate() + timedelta(days=30)

    with pytest.raises(Refused):
        split_village(stage.villages[1], NAMES, by=quan, on=soon, basis="NQ")


@pytest.mark.parametrize("typed", ["12 nhà", "x" * 30, "4-2"])
def test_numbers_that_are_none_are_said(typed):
    with pytest.raises(Refused):
        read_numbers(typed)


def test_the_page_asks_shows_and_divides(stage, quan, homes, client_of):
    door, client = f"/don-vi/thon/{stage.villages[0].pk}/tach/", client_of("quan")
    order = {"names": "Thôn A\nThôn B", "on": "1/7/2026", "basis": "NQ 12"}

    asked = client.post(door, order).content.decode()
    assert "Thôn A: số của các hộ" in asked
    assert 'name="rest"' in asked
    assert 'name="confirm"' not in asked

    shares = {"shared": "1", "numbers0": "1-3", "numbers1": "", "rest": "1"}
    shares |= {"addresses0": "", "addresses1": ""}
    shown = client.post(door, order | shares)
    assert [(p.name, p.count) for p in shown.context["parts"]] == [
        ("Thôn A", 3),
        ("Thôn B", 2),
    ]
    assert where(homes) == "11111"

    client.post(door, order | shares | {"confirm": "1"})
    assert where(homes) == "AAABB"


@pytest.mark.parametrize("broken", [{"numbers0": "nhà 5"}, {"rest": ""}])
def test_a_broken_share_is_answered_beside_its_field(
    stage, quan, homes, client_of, broken
):
    door = f"/don-vi/thon/{stage.villages[0].pk}/tach/"
    order = {"names": "Thôn A\nThôn B", "on": "1/7/2026", "basis": "NQ 12"}
    order |= {"shared": "1", "numbers0": "1", "rest": "1", "confirm": "1"} | broken

    answer = client_of("quan").post(door, order)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert where(homes) == "11111"


def test_the_administrator_sees_counts_and_no_name(stage, quan, homes, client_of):
    door = f"/don-vi/thon/{stage.villages[0].pk}/tach/"
    order = {"names": "Thôn A\nThôn B", "on": "1/7/2026", "basis": "NQ 12"}
    order |= {"shared": "1", "numbers0": "1-3", "rest": "1"}

    page = client_of("quan").post(door, order).content.decode()

    assert "Nguyễn Văn Mẫu" not in page
