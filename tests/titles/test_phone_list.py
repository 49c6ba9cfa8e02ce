"""A village's list: what its phone gets, sends, and is told."""

import json

import pytest
from django.test import Client

from langso.core.models import Event
from langso.people.models import Post, User
from langso.registry.actions import enter_households
from langso.titles import actions as do
from langso.titles.actions import ticking_many
from langso.titles.actions.ticking import Tick
from langso.titles.models import Assessment, Dossier
from tests.titles.conftest import cases, statuses

NO = Tick("not_proposed", reason="absent")


def phone_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def dossier(a_round):
    return a_round().dossiers[0]


@pytest.fixture
def phone(village, dossier):
    return phone_of(village.heads[0])


def send(phone, dossier, *ticks, person=None):
    user = int(phone.session["_auth_user_id"])
    body = {"person": person or user, "ticks": list(ticks)}
    return phone.post(
        f"/binh-xet/{dossier.pk}/ho/luu/", json.dumps(body), "application/json"
    )


def said(case, outcome="proposed", revision=0, **rest):
    return {"id": case.pk, "outcome": outcome, "revision": revision} | rest


def how(answer):
    return [one["how"] for one in answer.json()["outcomes"]]


def test_the_page_holds_every_household_by_given_name(phone, dossier):
    page = phone.get(f"/binh-xet/{dossier.pk}/ho/")

    rows = page.context["device"]["rows"]
    assert [row[2].split()[-1] for row in rows] == ["An", "Bình", "Cúc", "Dậu", "Én"]
    assert page["Langso-Person"] == phone.session["_auth_user_id"]


def test_who_saw_the_names_is_written_down(phone, dossier):
    phone.get(f"/binh-xet/{dossier.pk}/ho/")

    seen = Event.objects.get(verb="personal.read")
    assert (seen.data["purpose"], len(seen.data["rows"])) == ("title-list", 5)


@pytest.mark.parametrize(
    "place",
    ["", "ho/", "ho/tung-trang/", "ho/nay/", "hop/", "y-kien/"],
)
def test_another_village_and_who_only_reports_find_nothing(village, dossier, place):
    reporter = User.objects.create(username="bao-cao")
    unit, since = dossier.village, dossier.round.on.replace(year=2025)
    Post.objects.create(
        user=reporter, role="village_reporter", unit=unit, starts_on=since
    )

    for person in (village.heads[1], reporter, village.nam, village.minh):
        assert (
            phone_of(person).get(f"/binh-xet/{dossier.pk}/{place}").status_code == 404
        )


@pytest.mark.parametrize(
    "place", ["niem-yet/", "gui/", "hop/", "hop/bo/", "hop/bien-ban/", "ho/luu/"]
)
def test_another_village_changes_nothing(village, dossier, place):
    answer = phone_of(village.heads[1]).post(f"/binh-xet/{dossier.pk}/{place}")

    assert answer.status_code == 404


@pytest.mark.parametrize("place", ["", "ho/", "ho/tung-trang/", "hop/", "y-kien/"])
def test_who_leads_the_commune_is_led_to_the_dossier_at_the_desk(
    village, dossier, place
):
    leader = phone_of(village.hoa)
    address = f"/binh-xet/{dossier.pk}/{place}"

    read = leader.get(address, follow=True)

    assert read.redirect_chain == [(f"/danh-hieu/ho-so/{dossier.pk}/", 302)]
    assert read.status_code == 200
    assert "Langso-Person" not in read


@pytest.mark.parametrize(
    "place", ["ho/luu/", "ho/tung-trang/", "hop/", "hop/bo/", "niem-yet/", "gui/"]
)
def test_who_leads_the_commune_changes_nothing(village, dossier, place):
    answer = phone_of(village.hoa).post(f"/binh-xet/{dossier.pk}/{place}")

    assert answer.status_code == 403
    assert statuses(dossier) == ["assessing"] * 5


def test_each_tick_of_a_batch_has_its_own_outcome(phone, village, dossier):
    first, second, third, fourth, _fifth = cases(dossier)
    do.tick(second, Tick("proposed"), by=village.heads[0])
    do.tick(third, NO, by=village.heads[0])

    answer = send(
        phone, dossier,
        said(first), said(second), said(third), said(fourth, "not_proposed"),
        {"id": 10**9, "outcome": "proposed", "revision": 0},
    )  # fmt: skip

    assert how(answer) == ["saved", "same", "conflict", "refused", "refused"]
    outcomes = answer.json()["outcomes"]
    assert (outcomes[2]["who"], outcomes[2]["now"]["reason"]) == (
        "Trưởng thôn", "absent",
    )  # fmt: skip
    assert outcomes[3]["words"]
    assert statuses(dossier) == [
        "proposed", "proposed", "not_proposed", "assessing", "assessing",
    ]  # fmt: skip


def test_sent_twice_counts_once(phone, dossier):
    ticks = [said(case) for case in cases(dossier)]
    send(phone, dossier, *ticks)
    answer = send(phone, dossier, *ticks)

    assert how(answer) == ["same"] * 5
    assert Event.objects.filter(verb="titles.ticked").count() == 5


def test_a_batch_cut_off_in_the_middle_is_sent_again(
    phone, dossier, village, monkeypatch
):
    tick, done = ticking_many.tick, []

    def dying(case, chosen, *, by):
        if len(done) == 2:
            raise ConnectionError
        done.append(case)
        return tick(case, chosen, by=by)

    ticks = [said(case) for case in cases(dossier)]
    monkeypatch.setattr(ticking_many, "tick", dying)
    with pytest.raises(ConnectionError):
        send(phone, dossier, *ticks)
    monkeypatch.setattr(ticking_many, "tick", tick)

    assert how(send(phone, dossier, *ticks)) == ["same"] * 2 + ["saved"] * 3


def test_a_tick_costs_few_questions(phone, dossier, django_assert_max_num_queries):
    case = cases(dossier)[0]
    send(phone, dossier, said(cases(dossier)[1]))

    with django_assert_max_num_queries(18):
        assert how(send(phone, dossier, said(case))) == ["saved"]


def test_the_list_costs_the_same_however_long(
    phone, village, a_round, django_assert_num_queries
):
    dossier = Dossier.objects.get(village=village.villages[0])
    with django_assert_num_queries(18):
        phone.get(f"/binh-xet/{dossier.pk}/ho/")


@pytest.mark.parametrize(
    "raw",
    [
        "", "[]", "{}", '{"person": 1}', '{"person": 1, "ticks": [1]}',
        '{"person": "x", "ticks": []}',
        '{"person": 1, "ticks": [{"id": 1, "outcome": "x", "revision": -1}]}',
    ],
)  # fmt: skip
def test_what_is_malformed_is_not_read(phone, dossier, raw):
    answer = phone.post(f"/binh-xet/{dossier.pk}/ho/luu/", raw, "application/json")

    assert (answer.status_code, answer.json()["trouble"]) == (400, "malformed")


def test_more_than_five_hundred_are_not_read(phone, dossier):
    case = cases(dossier)[0]

    assert send(phone, dossier, *[said(case)] * 501).status_code == 400


def test_what_one_person_chose_is_not_sent_by_another(phone, village, dossier):
    answer = send(phone, dossier, said(cases(dossier)[0]), person=village.lan.pk)

    assert answer.status_code == 400
    assert statuses(dossier) == ["assessing"] * 5


def test_a_phone_whose_session_ended_is_told_so(dossier):
    answer = Client().post(f"/binh-xet/{dossier.pk}/ho/luu/")

    assert answer.status_code == 401
    assert Client().get(f"/binh-xet/{dossier.pk}/ho/nay/").status_code == 401


def test_the_state_is_sent_when_it_changed(phone, village, dossier):
    address = f"/binh-xet/{dossier.pk}/ho/nay/"
    stamp = phone.get(address).json()["stamp"]
    assert "rows" not in phone.get(address, {"stamp": stamp}).json()

    do.tick(cases(dossier)[0], Tick("proposed"), by=village.heads[0])

    assert len(phone.get(address, {"stamp": stamp}).json()["rows"]) == 5


def test_a_household_that_left_is_not_on_the_list(phone, dossier):
    left = cases(dossier)[0]
    Assessment.objects.filter(pk=left.pk).update(status="left")

    rows = phone.get(f"/binh-xet/{dossier.pk}/ho/").context["device"]["rows"]
    assert left.pk not in [row[0] for row in rows]


def plain(phone, dossier, page=1, **values):
    """Send a page of the plain form: what is on it, and what is changed."""
    address = f"/binh-xet/{dossier.pk}/ho/tung-trang/?trang={page}"
    asked = phone.get(address).context["asked"]
    as_it_is = {
        key: value
        for one in asked
        for key, value in {
            f"o-{one.line.pk}": one.line.status,
            f"r-{one.line.pk}": one.line.reason,
            f"b-{one.line.pk}": one.line.revision,
        }.items()
    }
    return phone.post(address, as_it_is | values)


def test_without_scripts_a_page_of_twenty_is_a_form(phone, village, dossier, a_round):
    first, second, *_rest = cases(dossier)

    answer = plain(
        phone, dossier,
        **{f"o-{first.pk}": "proposed", f"o-{second.pk}": "not_proposed",
           f"g-{second.pk}": "fire"},
    )  # fmt: skip

    assert answer.status_code == 302
    assert statuses(dossier)[:2] == ["proposed", "not_proposed"]
    assert second.grounds.get().code == "fire"
    assert Event.objects.filter(verb="titles.ticked").count() == 2


def test_without_scripts_what_is_refused_is_said_beside_it(phone, dossier):
    case = cases(dossier)[0]

    answer = plain(phone, dossier, **{f"o-{case.pk}": "not_proposed"})

    assert answer.status_code == 409
    assert [one.line.pk for one in answer.context["asked"] if one.words] == [case.pk]
    assert statuses(dossier)[0] == "assessing"


def test_without_scripts_two_who_differ_are_told(phone, village, dossier):
    case = cases(dossier)[0]
    do.tick(case, NO, by=village.lan)
    values = {f"o-{case.pk}": "proposed", f"b-{case.pk}": "0", f"r-{case.pk}": ""}

    answer = plain(phone, dossier, **values)

    assert "vừa chọn “Không đề nghị”" in answer.content.decode()
    assert statuses(dossier)[0] == "not_proposed"
    shown = next(one for one in answer.context["asked"] if one.line.pk == case.pk)
    plain(phone, dossier, **values | {f"b-{case.pk}": shown.revision})
    assert statuses(dossier)[0] == "proposed"


def test_pages_go_by_house_number(phone, village, dossier):
    enter_households(village.villages[1], [], by=village.lan)
    asked = phone.get(f"/binh-xet/{dossier.pk}/ho/tung-trang/").context["asked"]

    assert [one.line.number for one in asked] == ["1", "2", "3", "4", "5"]


def test_a_closed_list_says_what_was_chosen_and_asks_nothing(phone, dossier, walk):
    walk.vote(dossier, Cúc=NO)

    page = phone.get(f"/binh-xet/{dossier.pk}/ho/tung-trang/").content.decode()

    assert 'type="radio"' not in page
    assert page.count("<b>Đề nghị</b>") == 4
    assert page.count("<b>Không đề nghị</b>") == 1
