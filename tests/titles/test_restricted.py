"""A household that asked for its data to be used no further, on its village's list."""

from datetime import date

import pytest

from langso.core.models import Event
from langso.registry.models import DataRequest, Restriction
from langso.titles import actions as do
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.rewards import due_in
from tests.titles.conftest import YEAR, cases, statuses
from tests.titles.test_phone_list import how, phone_of, said, send

NOTE = "Hộ đã xin hạn chế dùng thông tin; hỏi xã nếu cần"


@pytest.fixture
def dossier(a_round, village) -> Dossier:
    """The list of five; An, the first of them by name, is restricted."""
    made = a_round().dossiers[0]
    restrict(cases(made)[0].household, village)
    return made


def restrict(home, village) -> None:
    day = date(2026, 10, 1)
    asked = DataRequest.objects.create(
        commune=village.commune, household=home, kind="restrict", asked_by="Mẫu",
        channel="letter", received_on=day, due_on=day, entered_by=village.lan,
    )  # fmt: skip
    Restriction.objects.create(household=home, request=asked)


@pytest.fixture
def phone(village, dossier):
    return phone_of(village.heads[0])


def test_it_is_told_apart_by_its_number_and_nothing_else(phone, dossier):
    page = phone.get(f"/binh-xet/{dossier.pk}/ho/")

    last = page.context["device"]["rows"][-1]  # among the names its place would tell
    assert last[:4] == [cases(dossier)[0].pk, "1", "", ""]
    assert last[-2:] == ["Hộ số 1", NOTE]
    assert "Mẫu An" not in page.content.decode()


def test_two_without_a_number_are_told_apart_as_well(phone, dossier, village):
    for case in cases(dossier)[1:3]:
        case.household.number = ""
        case.household.save()
        restrict(case.household, village)

    rows = phone.get(f"/binh-xet/{dossier.pk}/ho/").context["device"]["rows"]

    second, third = [case.pk for case in cases(dossier)[1:3]]
    assert [row[-2] for row in rows[-3:]] == [
        "Hộ số 1",
        f"Hộ chưa có số nhà, mã {second}",
        f"Hộ chưa có số nhà, mã {third}",
    ]


def test_it_is_assessed_by_its_number(phone, dossier):
    case = cases(dossier)[0]

    assert how(send(phone, dossier, said(case))) == ["saved"]
    assert statuses(dossier)[0] == "proposed"


def test_without_scripts_it_says_the_same(phone, dossier):
    page = phone.get(f"/binh-xet/{dossier.pk}/ho/tung-trang/").content.decode()

    assert "<legend>Hộ số 1</legend>" in page
    assert NOTE in page
    assert "Mẫu An" not in page


def test_nobody_is_written_down_to_have_seen_its_name(phone, dossier):
    phone.get(f"/binh-xet/{dossier.pk}/ho/")

    seen = Event.objects.get(verb="personal.read").data["rows"]
    assert cases(dossier)[0].household_id not in seen
    assert len(seen) == 4


def test_at_the_meeting_it_is_found_by_number_only(phone, dossier, walk, clock):
    walk.tick(dossier)
    do.open_meeting(
        dossier, by=walk.head(dossier), held_on=clock.day,
        place="a", chair="b", secretary="c",
    )  # fmt: skip
    address = f"/binh-xet/{dossier.pk}/hop/"

    by_name = phone.post(address, {"action": "find", "words": "mau an"})
    by_number = phone.post(address, {"action": "find", "words": "so 1"})

    assert by_name.context["found"] == []
    assert [line.called for line in by_number.context["found"]] == ["Hộ số 1"]
    assert "Mẫu An" not in by_number.content.decode()


def test_an_opinion_on_it_names_its_number(phone, dossier, walk, village):
    walk.post(dossier)
    do.object_to(
        dossier, by=village.resident, kind="against", text="Xin xem lại.",
        assessment=cases(dossier)[0],
    )  # fmt: skip

    page = phone.get(f"/binh-xet/{dossier.pk}/y-kien/").content.decode()

    assert "Về hộ số 1" in page
    assert "Mẫu An" not in page


def test_everybody_reads_that_it_is_on_the_list_and_not_who_it_is(
    client, dossier, walk
):
    walk.post(dossier)
    case = cases(dossier)[0]
    for address in ("", "to-a4/", f"y-kien/?ho={case.pk}"):
        page = client.get(f"/niem-yet/{dossier.pk}/{address}").content.decode()

        assert "Hộ đã xin không nêu tên" in page
        assert "Mẫu An" not in page
    found = client.get(f"/niem-yet/{dossier.pk}/?tim=mau+an")
    assert found.context["names"] == []


def test_the_commune_decides_on_it_by_its_number(dossier, walk, village):
    walk.submit(dossier)
    officer = phone_of(village.lan)

    page = officer.get(f"/danh-hieu/ho-so/{dossier.pk}/").content.decode()

    assert "Hộ số 1" in page
    assert "Thị Mẫu An" not in page


def test_a_reward_is_listed_by_its_number(dossier, walk, village):
    walk.decide(dossier)
    Assessment.objects.filter(pk=cases(dossier)[0].pk).update(streak=2)

    (line,) = due_in(village.commune, YEAR)

    assert (line.name, line.address) == ("Hộ số 1", "")


def test_its_page_leads_to_no_page_that_is_closed(dossier, walk, village):
    walk.post(dossier)
    case = cases(dossier)[0]

    page = phone_of(village.lan).get(f"/niem-yet/ho/{case.pk}/")

    assert "Hộ số 1" in page.content.decode()
    assert f'"/ho/{case.household_id}/"' not in page.content.decode()
