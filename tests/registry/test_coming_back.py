"""A household that was written down as gone by mistake is there again."""

from datetime import date

import pytest

from langso.places.actions import merge_villages
from langso.registry.actions import (
    add_household,
    merge_households,
    move_out,
    take_back_moving_out,
)
from langso.registry.models import Household
from tests.registry.conftest import MAU, THI

WRONG = date(2026, 11, 1)
REASON = {"reason": "Ghi nhầm hộ"}


@pytest.fixture
def mau(a_register) -> Household:
    """One of the three of its village."""
    a_register()
    return Household.objects.get(head=MAU[2])


def press(client, mau, given):
    return client.post(f"/ho/{mau.pk}/chuyen-di/rut-lai/", given)


def test_a_wrong_moving_out_is_taken_back_with_its_reason(mau, client_of, stage):
    move_out(mau, WRONG, by=stage.lan)
    client = client_of("lan")
    listed = client.get("/ho/?da-di=1").content.decode()

    offered = client.get(f"/ho/{mau.pk}/").content.decode()
    answer = press(client, mau, REASON)

    page = client.get(answer["Location"]).content.decode()
    assert MAU[2] in listed
    assert THI[2] not in listed
    assert f"/ho/{mau.pk}/chuyen-di/rut-lai/" in offered
    assert "rut-lai" not in page
    assert "1/11/2026 → –" in page
    assert "Ghi nhầm hộ" in page
    assert MAU[2] in client.get("/ho/").content.decode()


@pytest.mark.parametrize(
    ("before", "given", "sentence"),
    [
        ("there", {"reason": "Nhầm"}, "không ghi hộ này đã chuyển đi"),
        ("left", {"reason": " "}, "Trường này"),
        ("joined", {"reason": "Nhầm"}, "đã nhập vào hộ khác"),
        ("anew", {"reason": "Nhầm"}, "Thôn đã có hộ này"),
    ],
)
def test_only_who_left_comes_back(mau, client_of, stage, before, given, sentence):
    day, same = WRONG, {"number": "1", "head": MAU[2], "address": MAU[3]}
    if before == "joined":
        into = Household.objects.get(head=THI[2])
        merge_households(mau, into, on=day, by=stage.lan)
    elif before != "there":
        move_out(mau, day, by=stage.lan)
    if before == "anew":
        add_household(mau.village, same, by=stage.lan)

    response = press(client_of("lan"), mau, given)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    mau.refresh_from_db()
    assert mau.moved_out == (None if before == "there" else day)


def test_who_comes_back_goes_where_the_village_went(mau, stage, admin):
    move_out(mau, date(2026, 10, 1), by=stage.lan)
    order = {"on": date(2026, 11, 1), "basis": "x", "by": admin}
    new = merge_villages(stage.villages[:2], "Thôn Mới", **order)

    take_back_moving_out(mau, "Nhầm", by=stage.lan)

    mau.refresh_from_db()
    assert (mau.village, mau.moved_out) == (new, None)
