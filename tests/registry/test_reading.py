"""Whoever looks at personal data leaves one line of history, however long the page."""

import json
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from langso.core.actions import READING, NotAllowed
from langso.core.models import Event
from langso.registry import actions as do
from langso.registry.models import Household
from tests.registry.conftest import ASKED, DUC, MAU, THI, a_list

EVENTS = Event._meta.db_table


def readings() -> list[Event]:
    return list(Event.objects.filter(verb=READING).order_by("number"))


def the_reading() -> tuple[str, str, list[int]]:
    """Who saw what for which purpose, if there is one line."""
    (event,) = readings()
    return event.by.username, event.data["purpose"], sorted(event.data["rows"])


@pytest.mark.parametrize("who", ["lan", "hoa", "head"])
@pytest.mark.parametrize(
    ("page", "purpose", "heads"),
    [
        ("/ho/", "list", [MAU, THI, DUC]),
        ("/ho/?tim=tran thi", "search", [THI]),
        ("/ho/{mau}/", "household", [MAU]),
    ],
)
def test_a_page_of_the_register_leaves_a_line(
    a_register, head_of_one, client_of, who, page, purpose, heads
):
    a_register()
    mau = Household.objects.get(head=MAU[2])

    assert client_of(who).get(page.format(mau=mau.pk)).status_code == 200

    seen = Household.objects.filter(head__in=[one[2] for one in heads])
    name = head_of_one.username if who == "head" else who
    assert the_reading() == (name, purpose, sorted(seen.values_list("pk", flat=True)))


def test_the_form_of_a_correction_leaves_a_line(a_register, client_of):
    a_register()
    pk = Household.objects.get(head=MAU[2]).pk

    client_of("lan").get(f"/ho/{pk}/sua/")

    assert the_reading() == ("lan", "correction", [pk])


@pytest.mark.parametrize("page", ["/ho/?tim=khong co ai", "/ho/them/", "/ho/dua-vao/"])
def test_a_page_without_a_household_leaves_none(a_register, client_of, page):
    a_register()

    assert client_of("lan").get(page).status_code == 200

    assert readings() == []


@pytest.mark.parametrize("count", [1, 40])
def test_a_page_costs_one_insert_whatever_its_rows(stage, client_of, count):
    names = [{"head": f"Lê Mẫu {at}"} for at in range(count)]
    do.enter_households(stage.villages[0], names, by=stage.lan)
    client = client_of("lan")
    client.get("/ho/?tim=khong")  # the session is noted as seen

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/ho/")

    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))]
    assert len([sql for sql in written if f'INTO "{EVENTS}"' in sql]) == 1
    assert len(written) == 2  # the line, and the end of the chain
    assert len(queries) == 12
    assert len(readings()[-1].data["rows"]) == count


@pytest.mark.parametrize("form", ["excel", "csv"])
def test_what_leaves_as_a_file_leaves_a_line_with_every_row(
    a_register, client_of, form
):
    a_register()

    client_of("lan").post(f"/ho/tai-ve/{form}/")

    every = sorted(Household.objects.values_list("pk", flat=True))
    assert the_reading() == ("lan", f"export-{form}", every)


def test_a_blank_form_shows_nobody(a_register, client_of):
    a_register()

    client_of("lan").post("/ho/tai-ve/mau/")

    assert readings() == []


def test_a_file_says_inside_who_took_it_and_when(a_register, client_of):
    a_register()

    excel = client_of("lan").post("/ho/tai-ve/excel/").content
    table = client_of("lan").post("/ho/tai-ve/csv/").content.decode("utf-8-sig")

    sheet = CalamineWorkbook.from_filelike(BytesIO(excel)).get_sheet_by_index(0)
    assert "Công chức xã tải về lúc " in sheet.to_python()[1][0]
    assert "Công chức xã tải về lúc " in table.splitlines()[-1]
    assert " giờ " in sheet.to_python()[1][0]


def test_the_dry_run_leaves_a_line_with_the_households_it_shows(
    a_register, bring, client_of
):
    a_register()
    source = bring(a_list((*MAU[:4], 9), (*THI[:4], 9), (4, "4", "Hà Mẫu", "", 1)))
    pk = Household.objects.get(head=MAU[2]).pk

    client_of("lan").get(f"/ho/dua-vao/{source.pk}/?loai=changed")
    client_of("lan").get(f"/ho/dua-vao/{source.pk}/?loai=new")
    client_of("lan").get(f"/ho/dua-vao/{source.pk}/cot/")

    changed, new, columns = [event.data for event in readings()]
    assert (changed["purpose"], changed["lines"]) == ("dry-run", 2)
    assert pk in changed["rows"]
    assert (new["lines"], new["rows"]) == (1, [])
    assert columns["purpose"] == "columns"


def test_what_is_held_about_a_person_leaves_lines(a_register, admin, client_of):
    a_register()
    mau = Household.objects.get(head=MAU[2])
    asked = do.open_request(mau, "find", **ASKED, by=admin)
    client = client_of("admin")

    client.get("/ho/quyen/moi/?tim=nguyen van")
    client.get("/ho/quyen/")
    client.post(f"/ho/quyen/{asked.pk}/xem/")
    client.post(f"/ho/quyen/{asked.pk}/tai-ve/json/")
    client.get(f"/ho/quyen/{asked.pk}/sua/")

    purposes = [event.data["purpose"] for event in readings()]
    assert purposes == ["search", "requests", "request", "copy-json", "correction"]
    assert {event.by for event in readings()} == {admin}


def test_nobody_notes_what_they_may_not_see(a_register, stage, head_of_one):
    a_register()
    mau = Household.objects.get(head=MAU[2])
    Household.objects.filter(pk=mau.pk).update(village=stage.villages[1])
    mau.refresh_from_db()

    for who in (head_of_one, stage.minh, stage.nam):
        with pytest.raises(NotAllowed):
            do.note_reading([mau], "list", by=who)


@pytest.mark.parametrize(
    ("who", "shown"),
    [("lan", True), ("hoa", True), ("head", True), ("admin", False), ("nam", False)],
)
def test_the_menu_shows_no_closed_door(
    stage, admin, head_of_one, client_of, who, shown
):
    page = client_of(who).get("/tai-khoan/").content.decode()

    assert ('<a href="/ho/"' in page) is shown
    assert (client_of(who).get("/ho/").status_code == 200) is shown


def test_the_lines_hold_no_name(a_register, client_of):
    a_register()

    client_of("lan").get("/ho/?tim=nguyen van")

    assert MAU[2] not in json.dumps([event.data for event in readings()])
