"""Persons ask about their data, and the data officer answers in time."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.people.models import User
from langso.registry import actions as do
from langso.registry.models import DataRequest, Household
from langso.registry.queries import dry_run
from langso.registry.rules import visible_households
from langso.registry.views.showing import KINDS
from tests.registry.conftest import ASKED, DUC, MAU, a_list

TODAY = timezone.localdate()


@pytest.fixture
def household(a_register):
    a_register()
    return Household.objects.get(head=MAU[2])


@pytest.fixture
def asked(admin, household):
    """A request about the household."""
    return do.open_request(household, "find", **ASKED, by=admin)


def test_everything_held_is_shown_with_the_number_and_noted(asked, admin):
    held = do.show_held(asked, by=admin)

    said = [value for row in held for _, value in row.values]
    assert MAU[5] in said
    assert Event.objects.get(verb="personal.read").data["purpose"] == "request"


def test_a_restricted_household_leaves_lists_and_files(
    asked, admin, household, stage, client_of
):
    do.restrict(asked, reason="Đang khiếu nại", by=admin)

    page = client_of("lan").get("/ho/").content.decode()
    table = client_of("lan").post("/ho/tai-ve/csv/").content.decode("utf-8-sig")
    assert household not in visible_households(stage.lan)
    assert MAU[2] not in page + table
    assert DUC[2] in page


def test_a_list_passes_over_a_restricted_household(
    asked, admin, household, bring, client_of, apply
):
    do.restrict(asked, reason="Đang khiếu nại", by=admin)
    before = Household.objects.filter(pk=household.pk).values().get()
    source = bring(a_list((*MAU[:3], "Ngõ 9", 8, "0900000009"), DUC))
    client, here = client_of("lan"), f"/ho/dua-vao/{source.pk}/"

    pages = [client.get(f"{here}?loai={kind}").content.decode() for kind in KINDS]
    pages.append(client.get(f"{here}cot/").content.decode())
    done = apply(source, doubtful=True, gone_on=TODAY)

    assert "Bỏ qua: hộ đã xin hạn chế" in pages[-2]
    assert not any(said in page for page in pages for said in (MAU[2], "Ngõ 9"))
    assert DUC[2] in "".join(pages)
    assert Household.objects.filter(pk=household.pk).values().get() == before
    assert done.counts == {"new": 0, "changed": 0, "gone": 1, "restricted": 1,
                           "flags": 0}  # fmt: skip
    assert "Bỏ qua 1 dòng" in client.get(here).content.decode()


def test_a_restriction_since_the_dry_run_sends_back_to_it(
    asked, admin, bring, client_of, stage
):
    source = bring(a_list((*MAU[:3], "Ngõ 9", 8, "0900000009")))
    seen = dry_run(source).digest
    do.restrict(asked, reason="Đang khiếu nại", by=admin)

    with pytest.raises(Refused):
        do.apply_import(source, by=stage.lan, seen=seen)


def test_a_list_that_leaves_a_restricted_household_out_changes_nothing_of_it(
    asked, admin, household, bring, apply
):
    do.restrict(asked, reason="Đang khiếu nại", by=admin)

    apply(bring(a_list(DUC)), gone_on=TODAY)

    household.refresh_from_db()
    assert household.moved_out is None


def test_a_lifted_restriction_brings_it_back(asked, admin, household, stage):
    do.restrict(asked, reason="Đang khiếu nại", by=admin)
    do.lift_restriction(asked, by=admin)

    assert household in visible_households(stage.lan)


def test_deleting_takes_the_contact_and_keeps_what_the_law_needs(
    asked, admin, household
):
    do.erase(asked, by=admin)

    household.refresh_from_db()
    assert (household.contact, household.head) == ("", MAU[2])
    assert Event.objects.get(verb="request.erased").data["gone"] == [
        "contact",
        "in_chat_group",
    ]


def test_who_holds_a_post_keeps_the_login(admin, stage):
    asked = do.open_request(stage.tam, "delete", **ASKED, by=admin)

    with pytest.raises(Refused):
        do.erase(asked, by=admin)


def test_who_left_loses_contact_and_login(admin, stage):
    stage.tam.phone = "0900000009"
    stage.tam.save()
    stage.tam.posts.update(ends_on=date(2026, 1, 1))
    asked = do.open_request(stage.tam, "delete", **ASKED, by=admin)

    do.erase(asked, by=admin)

    tam = User.objects.get(username="tam")
    assert (tam.phone, tam.is_active) == (None, False)


def test_an_answered_request_is_closed_for_good(asked, admin):
    do.answer_request(asked, "Đã gửi bản sao.", by=admin)

    with pytest.raises(Conflict):
        do.answer_request(asked, "Lần nữa.", by=admin)
    with pytest.raises(Conflict):
        do.show_held(asked, by=admin)


def test_a_request_from_tomorrow_is_refused(admin, household):
    later = ASKED | {"received_on": TODAY + timedelta(days=1)}

    with pytest.raises(Refused):
        do.open_request(household, "find", **later, by=admin)


def test_officers_do_not_answer(household, stage):
    with pytest.raises(NotAllowed):
        do.open_request(household, "find", **ASKED, by=stage.lan)


def test_undoing_a_list_leaves_the_request(asked, household, stage):
    do.undo_import(household.created_by, by=stage.lan)

    assert DataRequest.objects.get().household is None


def test_from_receipt_to_answer_on_the_pages(admin, household, client_of):
    client = client_of("admin")
    found = client.get("/ho/quyen/moi/?tim=nguyen van").content.decode()
    given = ASKED | {"kind": "correct", "received_on": "20/11/2026"}
    page = client.post(f"/ho/quyen/moi/ho/{household.pk}/", given)["Location"]
    values = {"head": "Nguyễn Thị Mẫu", "in_chat_group": "no"}
    client.post(f"{page}sua/", values)
    client.post(f"{page}tra-loi/", {"answer": "Đã sửa tên."})

    household.refresh_from_db()
    assert f"/ho/quyen/moi/ho/{household.pk}/" in found
    assert household.head == "Nguyễn Thị Mẫu"
    assert "Đã sửa tên." in client.get(page).content.decode()
    assert DataRequest.objects.get().status == "done"


def test_the_number_is_on_the_page_only_when_asked_for(asked, client_of):
    client = client_of("admin")

    assert MAU[5] not in client.get(f"/ho/quyen/{asked.pk}/").content.decode()
    assert MAU[5] in client.post(f"/ho/quyen/{asked.pk}/xem/").content.decode()


def test_a_copy_says_who_took_it(asked, client_of):
    client = client_of("admin")

    copy = json.loads(client.post(f"/ho/quyen/{asked.pk}/tai-ve/json/").content)
    excel = client.post(f"/ho/quyen/{asked.pk}/tai-ve/excel/").content
    rows = CalamineWorkbook.from_filelike(BytesIO(excel)).get_sheet_by_index(0)
    assert "Quản trị của xã" in copy["note"]
    assert MAU[5] in str(copy["held"])
    assert copy["note"] == rows.to_python()[0][0]
    assert Event.objects.filter(verb="request.exported").count() == 2


@pytest.mark.parametrize("who", ["lan", "hoa", "minh", "nam"])
@pytest.mark.parametrize("page", ["", "moi/", "{pk}/"])
def test_only_the_data_officer_sees_requests(asked, client_of, who, page):
    path = f"/ho/quyen/{page.format(pk=asked.pk)}"

    assert client_of(who).get(path).status_code == 403
