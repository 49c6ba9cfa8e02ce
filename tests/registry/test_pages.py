"""The pages of the register, from the file to the list taken back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.core.models import Event
from langso.registry.models import Household, Import
from tests.registry.conftest import DUC, MAU, THI, a_list

PAGES = ["/ho/", "/ho/them/", "/ho/{household}/", "/ho/{household}/sua/"]
OFFICE = ["/ho/dua-vao/", "/ho/dua-vao/{source}/"]


def upload(client, raw, name="thon.xlsx"):
    file = SimpleUploadedFile(name, raw)
    return client.post("/ho/dua-vao/", {"file": file})


def test_from_the_file_to_the_register_and_back(client_of):
    client = client_of("lan")
    columns = upload(client, a_list(MAU, THI, DUC))["Location"]
    page = client.get(columns).content.decode()
    chosen = dict(re.findall(r'name="(c\d+-\d+)".*?value="(\w+)" selected', page))
    dry_run = client.post(columns, chosen)["Location"]
    seen = client.get(dry_run).context["form"].initial["seen"]

    client.post(f"{dry_run}nhan/", {"seen": seen})
    assert Household.objects.count() == 3
    client.post(f"{dry_run}hoan-tac/")

    assert Household.objects.count() == 0
    assert Import.objects.get().status == "undone"


@pytest.mark.parametrize(
    ("who", "office", "desk"),
    [
        ("lan", 200, 200), ("hoa", 404, 200), ("head", 404, 200), ("minh", 404, 404),
        ("nam", 403, 403),
    ],
)  # fmt: skip
def test_who_sees_which_page(a_register, head_of_one, client_of, who, office, desk):
    source, household = a_register(), Household.objects.first()
    client = client_of(who)

    assert client.get(f"/ho/dua-vao/{source.pk}/").status_code == office
    assert client.get(f"/ho/{household.pk}/").status_code == desk


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_asked_to_sign_in(a_register, client_of, page):
    a_register()
    household = Household.objects.first().pk

    response = client_of("").get(page.format(household=household))

    assert "/tai-khoan/dang-nhap/" in response["Location"]


def test_searching_needs_no_marks(a_register, client_of, stage):
    a_register()
    village = stage.villages[0].pk

    found = client_of("lan").get("/ho/", {"tim": "nguyen van", "thon": village})
    part = client_of("lan").get("/ho/?tim=do duc", headers={"HX-Request": "true"})

    assert [one.head for one in found.context["page"].households] == [MAU[2]]
    assert "Đỗ Đức Mẫu" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_a_telephone_number_is_shown_on_request_and_noted(a_register, client_of):
    a_register()
    household = Household.objects.get(head=MAU[2])

    page = client_of("lan").get(f"/ho/{household.pk}/").content.decode()
    shown = client_of("lan").post(f"/ho/{household.pk}/dien-thoai/").content.decode()

    assert MAU[5] not in page
    assert MAU[5] in shown
    assert Event.objects.get(verb="household.contact-read").by.username == "lan"


def test_a_correction_stands_in_the_history(a_register, client_of):
    a_register()
    household = Household.objects.get(head=MAU[2])
    given = {"head": MAU[2], "people": 6, "in_chat_group": "yes"}

    client_of("lan").post(f"/ho/{household.pk}/sua/", given)

    page = client_of("lan").get(f"/ho/{household.pk}/").content.decode()
    assert "4 → 6" in page
    assert "thon.xlsx" in page


def test_the_history_says_days_and_choices_in_words(a_register, client_of):
    a_register()
    household = Household.objects.get(head=MAU[2])
    given = {"head": MAU[2], "moved_in": "1/7/2020", "in_chat_group": "no"}

    client_of("lan").post(f"/ho/{household.pk}/sua/", given)

    page = client_of("lan").get(f"/ho/{household.pk}/").content.decode()
    assert "→ 1/7/2020" in page
    assert "→ Không" in page


def test_what_cannot_be_read_is_said_in_the_form(client_of):
    response = upload(client_of("lan"), b"%PDF-1.7", "ds.pdf")

    assert response.status_code == 422
    assert "Chưa đọc được loại tệp này" in response.content.decode()
    assert not Import.objects.exists()
