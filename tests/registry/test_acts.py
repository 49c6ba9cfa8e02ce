"""Pages of what happens to a household; every refusal is one plain sentence."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso.registry.actions import add_household, move_out, set_flag
from langso.registry.models import Household, HouseholdFlag
from langso.vietnamese.days import print_date
from tests.registry.conftest import DUC, MAU, THI

TODAY = timezone.localdate()
LATER = print_date(TODAY + timedelta(days=2))
DECIDED = {"decision": "02/QĐ-UBND", "decided_on": "1/11/2026"}
POOR = {"kind": "poor", "starts_on": "1/11/2026", **DECIDED}
NEW = {"head": "Lê Thị Mẫu", "people": "1", "number": "9", "on": "1/11/2026"}


@pytest.fixture
def mau(a_register) -> Household:
    """Four persons; another household of three in the same village."""
    a_register()
    Household.objects.filter(head=DUC[2]).update(moved_in=date(2026, 10, 1))
    return Household.objects.get(head=MAU[2])


@pytest.fixture
def flag(mau, stage) -> HouseholdFlag:
    day = date(2026, 1, 1)
    decided = {"starts_on": day, "decision": "01/QĐ-UBND", "decided_on": day}
    return set_flag(mau, "poor", **decided, by=stage.lan)


def pk_of(one) -> int:
    return Household.objects.get(head=one[2]).pk


def press(client, mau, act, given):
    return client.post(f"/ho/{mau.pk}/{act}/", given)


def test_a_household_moves_out(mau, client_of):
    client = client_of("lan")

    response = press(client, mau, "chuyen-di", {"on": "1/11/2026"})

    page = client.get(response["Location"]).content.decode()
    assert "→ 1/11/2026" in page
    assert 'chuyen-di/"' not in page
    assert MAU[2] not in client.get("/ho/").content.decode()


def test_a_household_divides(mau, client_of):
    client = client_of("lan")

    page = client.get(press(client, mau, "tach", NEW)["Location"]).content.decode()

    new = Household.objects.get(head="Lê Thị Mẫu")
    assert (new.people, new.moved_in) == (1, date(2026, 11, 1))
    assert "4 → 3" in page
    assert f'href="/ho/{new.pk}/"' in page


def test_a_household_joins_another(mau, client_of):
    client, into = client_of("lan"), pk_of(THI)
    found = client.get(f"/ho/{mau.pk}/nhap-vao/?tim=tran").content.decode()

    press(client, mau, "nhap-vao", {"into": into, "on": "1/11/2026"})

    assert f'value="{into}"' in found
    assert f'value="{mau.pk}"' not in found
    page = client.get(f"/ho/{into}/").content.decode()
    assert "3 → 7" in page
    assert "Nhận hộ khác nhập vào" in page


def test_a_status_comes_and_goes_by_decisions(mau, client_of):
    client = client_of("lan")
    press(client, mau, "dien", POOR)
    flag = mau.flags.get()
    ended = {"on": "20/11/2026", "decision": "03/QĐ", "decided_on": "15/11/2026"}

    press(client, mau, f"dien/{flag.pk}/het", ended)

    page = client.get(f"/ho/{mau.pk}/").content.decode()
    assert "20/11/2026" in page
    assert "quyết định 03/QĐ ngày 15/11/2026" in page
    assert "Hộ nghèo (03/QĐ)" in page


def test_a_household_moves_in(mau, client_of, stage):
    given = {"village": stage.villages[1].pk, "head": "Bùi Thị Mẫu",
             "moved_in": "1/11/2026", "in_chat_group": "no"}  # fmt: skip

    response = client_of("lan").post("/ho/them/", given)

    new = Household.objects.get(head="Bùi Thị Mẫu")
    assert response["Location"] == f"/ho/{new.pk}/"
    assert (new.village, new.moved_in) == (stage.villages[1], date(2026, 11, 1))


@pytest.mark.parametrize(
    ("act", "given", "sentence"),
    [
        ("chuyen-di", {"on": LATER}, "Ngày này chưa tới"),
        ("chuyen-di", {"on": "31/2/2026"}, "Xin ghi ngày"),
        ("chuyen-di", {"on": ""}, "Trường này"),
        ("tach", NEW | {"on": LATER}, "Ngày này chưa tới"),
        ("tach", NEW | {"people": "4"}, "ít hơn số người của hộ"),
        ("tach", NEW | {"people": ""}, "Xin ghi số người tách đi"),
        ("tach", NEW | {"head": " "}, "Trường này"),
        ("nhap-vao", {"on": "1/11/2026", "tim": "mau"}, "Xin chọn hộ nhận nhập"),
        ("nhap-vao", {"into": "999", "on": "1/11/2026"}, "Xin chọn hộ nhận nhập"),
        ("dien", POOR | {"decision": ""}, "Trường này"),
        ("dien", POOR | {"decided_on": LATER}, "Ngày quyết định chưa tới"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(mau, client_of, act, given, sentence):
    before = list(Household.objects.values_list("pk", "moved_out", "people"))

    response = press(client_of("lan"), mau, act, given)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert list(Household.objects.values_list("pk", "moved_out", "people")) == before
    assert not HouseholdFlag.objects.exists()


def test_a_household_does_not_join_itself(mau, client_of):
    given = {"into": mau.pk, "on": "1/11/2026"}

    page = press(client_of("lan"), mau, "nhap-vao", given).content.decode()

    assert "không thể nhập vào chính hộ đó" in page


def test_a_household_joins_none_of_another_village(mau, client_of, stage):
    other = add_household(stage.villages[1], {"head": "Bùi Mẫu"}, by=stage.lan)
    given = {"into": other.pk, "on": "1/11/2026"}
    found = client_of("lan").get(f"/ho/{mau.pk}/nhap-vao/?tim=bui").content.decode()

    page = press(client_of("lan"), mau, "nhap-vao", given).content.decode()

    assert "Trong thôn không có hộ nào khác khớp" in found
    assert "Hai hộ không cùng thôn" in page


def test_a_household_joins_none_that_has_left_or_not_come_yet(mau, client_of, stage):
    gone = Household.objects.get(head=THI[2])
    move_out(gone, date(2026, 10, 5), by=stage.lan)
    client = client_of("lan")

    left = press(client, mau, "nhap-vao", {"into": gone.pk, "on": "1/11/2026"})
    early = press(client, mau, "nhap-vao", {"into": pk_of(DUC), "on": "1/9/2026"})

    assert "Hộ Trần Thị Mẫu đã chuyển đi ngày 5/10/2026" in left.content.decode()
    assert "đến ngày 1/10/2026 mới chuyển đến" in early.content.decode()


@pytest.mark.parametrize(
    ("act", "given", "sentence"),
    [
        ("chuyen-di", {"on": "1/11/2026"}, "đã chuyển đi ngày 1/11/2026"),
        ("tach", NEW, "Thôn đã có hộ này"),
        ("nhap-vao", {"into": THI, "on": "1/11/2026"}, "đã chuyển đi ngày 1/11/2026"),
        ("dien", POOR, "đang thuộc diện đó từ ngày 1/11/2026"),
    ],
)
def test_pressed_twice_it_happens_once(mau, client_of, act, given, sentence):
    given = {n: pk_of(v) if v is THI else v for n, v in given.items()}
    client = client_of("lan")

    first, second = press(client, mau, act, given), press(client, mau, act, given)

    assert first.status_code == 302
    assert second.status_code == 422
    assert sentence in second.content.decode()
    assert Household.objects.count() == (4 if act == "tach" else 3)
    assert HouseholdFlag.objects.count() == (act == "dien")


def test_the_end_of_a_status_is_refused_in_words(mau, flag, client_of):
    client, path = client_of("lan"), f"dien/{flag.pk}/het"
    early = press(client, mau, path, {"on": "1/12/2025", **DECIDED})
    press(client, mau, path, {"on": "1/11/2026", **DECIDED})
    again = press(client, mau, path, {"on": "1/11/2026", **DECIDED})

    assert "không thể trước ngày bắt đầu" in early.content.decode()
    assert "Diện này đã hết từ ngày 1/11/2026" in again.content.decode()


def test_entering_the_same_household_twice_enters_it_once(mau, client_of, stage):
    given = {"village": stage.villages[0].pk, "head": "Bùi Mẫu", "number": "12",
             "in_chat_group": "no"}  # fmt: skip
    client = client_of("lan")
    client.post("/ho/them/", given)

    again = client.post("/ho/them/", given).content.decode()

    assert "Thôn đã có hộ này" in again
    assert Household.objects.filter(head="Bùi Mẫu").count() == 1


def test_moving_in_tomorrow_is_refused_in_words(mau, client_of):
    given = {"head": MAU[2], "moved_in": LATER, "in_chat_group": "no"}

    page = client_of("lan").post(f"/ho/{mau.pk}/sua/", given).content.decode()

    assert "Ngày chuyển đến chưa tới" in page


@pytest.mark.parametrize(
    ("who", "keeps", "decides"),
    [("lan", 200, 200), ("head", 200, 403), ("hoa", 403, 403), ("minh", 404, 404)],
)
def test_who_opens_these_pages(mau, flag, head_of_one, client_of, who, keeps, decides):
    acts = {"chuyen-di": keeps, "chuyen-di/rut-lai": keeps, "tach": keeps,
            "nhap-vao": keeps, "dien": decides,
            f"dien/{flag.pk}/het": decides}  # fmt: skip
    client = client_of(who)

    answers = {act: client.get(f"/ho/{mau.pk}/{act}/").status_code for act in acts}

    assert answers == acts


def test_the_page_offers_only_what_one_may_do(mau, flag, head_of_one, client_of):
    offers = {
        who: [
            act in client_of(who).get(f"/ho/{mau.pk}/").content.decode()
            for act in ("/chuyen-di/", "/dien/", "/het/")
        ]
        for who in ("lan", "head", "hoa")
    }

    assert offers == {
        "lan": [True, True, True],
        "head": [True, False, False],
        "hoa": [False, False, False],
    }
