"""Above the communes: who enters them from Excel, and who only reads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.people.actions import appoint, system
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.models import Household
from langso.registry.rules import visible_households
from tests.places.test_listing import table

COMMUNES = [["STT", "Mã", "Tên xã"]] + [
    [n, f"{n:05}", f"{'Phường' if n % 3 else 'Xã'} Mẫu {n}"] for n in range(1, 127)
]


@pytest.fixture
def city(stage):
    """Quốc enters the communes of the province, Chi reads for it."""
    for name, role in (("quoc", "province_administrator"), ("chi", "city_reader")):
        user = User.objects.create(username=name)
        appoint(user, role, stage.province, by=system())
        setattr(stage, name, user)
    return stage


def door(city):
    return f"/don-vi/tinh/{city.province.pk}/nhap/"


def upload(city, client, raw):
    file = SimpleUploadedFile("xa.xlsx", raw)
    return client.post(door(city), {"file": file, "valid_from": "1/7/2025"})


def test_126_communes_come_in_from_excel(
    city, client_of, django_assert_max_num_queries
):
    quoc = client_of("quoc")
    shown = upload(city, quoc, table(COMMUNES))
    assert "126 xã, phường mới, 0 xã, phường đã có" in shown.content.decode()
    assert city.province.children.count() == 2

    order = {"lines": shown.context["lines"], "valid_from": "1/7/2025", "confirm": "1"}
    answer = quoc.post(door(city), order, follow=True)

    assert "Số xã, phường đã thêm: 126." in answer.content.decode()
    assert city.province.children.filter(level="commune").count() == 128
    assert Unit.objects.get(code="00126").name == "Xã Mẫu 126"
    with django_assert_max_num_queries(12):
        assert quoc.get("/don-vi/").content.decode().count('class="h4"') == 128


def test_the_same_list_again_changes_nothing(city, client_of):
    quoc = client_of("quoc")
    lines = upload(city, quoc, table(COMMUNES)).context["lines"]
    order = {"lines": lines, "valid_from": "1/7/2025", "confirm": "1"}
    for _ in range(2):
        quoc.post(door(city), order)

    shown = upload(city, quoc, table(COMMUNES))

    assert city.province.children.count() == 128
    assert "Thêm các xã, phường này" not in shown.content.decode()


def test_a_code_of_two_communes_stops_the_list(city, client_of):
    broken = [*COMMUNES, [127, "00001", "Xã Trùng"]]
    quoc = client_of("quoc")

    shown = upload(city, quoc, table(broken))
    order = {"lines": shown.context["lines"], "valid_from": "1/7/2025", "confirm": "1"}
    refused = quoc.post(door(city), order)

    assert "Xã Trùng (00001)" in shown.content.decode()
    assert "Thêm các xã, phường này" not in shown.content.decode()
    assert "các dòng chưa rõ" in refused.content.decode()
    assert city.province.children.count() == 2


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 broken", table([["Ghi chú"]])])
def test_what_is_no_list_is_refused_in_a_sentence(city, client_of, raw):
    answer = upload(city, client_of("quoc"), raw)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "answer"), [("chi", 404), ("lan", 404), ("hoa", 404), ("", 302)]
)
def test_nobody_else_enters_communes(city, client_of, who, answer):
    assert client_of(who).get(door(city)).status_code == answer
    assert upload(city, client_of(who), table(COMMUNES)).status_code == answer


def test_a_province_stops_at_its_border(city, client_of):
    foreign = Unit.objects.create(
        level="province", name="Tỉnh Khác", parent=city.nation, path="0000100002",
        valid_from="2025-07-01",
    )  # fmt: skip

    assert client_of("quoc").get(f"/don-vi/tinh/{foreign.pk}/nhap/").status_code == 404


def test_a_city_reader_sees_how_every_commune_below_is_made_up(city, client_of):
    chi = client_of("chi")

    assert chi.get("/don-vi/").content.decode().count("Xã ") >= 2
    page = chi.get(f"/don-vi/{city.commune.pk}/").content.decode()
    assert "Thôn 1" in page
    assert "Gộp thôn" not in page
    assert chi.get(f"/don-vi/{city.commune.pk}/gop/").status_code == 403


def test_a_city_reader_finds_what_is_official_and_no_draft(
    city, client_of, an_adopted, a_draft
):
    adopted, draft = an_adopted(), a_draft()
    chi = client_of("chi")

    page = chi.get("/nghi-quyet/").content.decode()

    assert "Xã Bến Gốm" in page
    assert f"/ban-thao/{draft.pk}/" not in page
    assert chi.get(f"/nghi-quyet/ban-thao/{draft.pk}/").status_code == 404
    original = f"/nghi-quyet/tep/{adopted.source_file_id}/ban-goc/"
    theirs = f"/nghi-quyet/tep/{draft.source_file_id}/ban-goc/"
    assert (chi.get(original).status_code, chi.get(theirs).status_code) == (200, 404)


@pytest.mark.parametrize("who", ["chi", "quoc"])
def test_nobody_above_a_commune_sees_a_household(city, client_of, who):
    home = {"commune": city.commune, "search_text": "", "name_sort": ""}
    row = Household.objects.create(village=city.villages[0], head="Mẫu", **home)

    assert not visible_households(getattr(city, who)).exists()
    for page in ("/ho/", f"/ho/{row.pk}/", "/ho/tai-ve/xlsx/", "/ho/quyen/"):
        assert client_of(who).get(page).status_code in (403, 404, 405), page
    assert client_of(who).get("/nhat-ky/").status_code == 403
    people = client_of(who).get("/tai-khoan/nguoi/")
    assert people.status_code == (200 if who == "quoc" else 403)  # gives posts there
    assert "Mẫu" not in people.content.decode()


def test_a_reader_of_another_city_sees_none_of_it(city, client_of):
    Unit.objects.filter(pk=city.commune.pk).update(parent=city.nation)

    assert client_of("chi").get(f"/don-vi/{city.commune.pk}/").status_code == 404
