"""Units come in from a table: a dry run, then all or nothing; provinces by law."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.core.actions import NotAllowed, Refused
from langso.people.actions import system
from langso.places.actions import found_province, import_units
from langso.places.listing import Listed, read_list
from langso.places.models import Unit
from langso.places.plans import plan
from langso.places.provinces import provinces
from langso.places.queries import villages_of

DAY = date(2026, 7, 1)


def table(rows):
    """An Excel file with these rows."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


VILLAGES = [
    ["DANH SÁCH THÔN"],
    [],
    ["STT", "Tên thôn", "Mã"],
    [1, "Thôn  3", ""],
    [2, "Thôn 4", 104],
    [3, "", ""],
    [4, "Thôn 5", "B5"],
]


def upload(commune, client, raw, **rest):
    file = SimpleUploadedFile("thon.xlsx", raw)
    order = {"file": file, "valid_from": "1/7/2026"} | rest
    return client.post(f"/don-vi/{commune.pk}/nhap/", order)


def test_a_table_is_read_below_its_heading():
    assert read_list(table(VILLAGES)) == [
        Listed("", "Thôn 3"),
        Listed("104", "Thôn 4"),
        Listed("B5", "Thôn 5"),
    ]


def test_the_first_village_is_no_heading():
    with pytest.raises(Refused):
        read_list(table([["Thôn 1"], ["Thôn 2"]]))


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04", b"not a table", b"\x00" * 6_000_000, table([["x"]])]
)
def test_what_is_no_table_is_refused_in_a_sentence(raw):
    with pytest.raises(Refused):
        read_list(raw)


def test_the_dry_run_changes_nothing(stage, quan, client_of):
    page = upload(stage.commune, client_of("quan"), table(VILLAGES)).content.decode()

    assert "2 thôn mới, 1 thôn đã có" in page
    assert "Thôn 1, Thôn 2" in page  # left as they are
    assert Unit.objects.filter(level="village").count() == 3


def test_the_second_press_enters_what_is_new_once(stage, quan, client_of):
    quan = client_of("quan")
    lines = upload(stage.commune, quan, table(VILLAGES)).context["lines"]
    order = {"lines": lines, "valid_from": "1/7/2026", "confirm": "1"}

    for _ in range(2):
        answer = quan.post(f"/don-vi/{stage.commune.pk}/nhap/", order)

    assert answer.status_code == 302
    names = [village.name for village in villages_of(stage.commune, DAY)]
    assert names == ["Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4", "Thôn 5"]


def test_a_doubtful_row_stops_the_whole_list(stage, quan):
    twice = [Listed("", "Thôn 6"), Listed("", "Thôn 6"), Listed("", "Thôn 7")]

    with pytest.raises(Refused):
        import_units(stage.commune, twice, valid_from=DAY, by=quan)

    assert [unit.name for unit in plan(stage.commune, twice).new] == ["Thôn 7"]
    assert villages_of(stage.commune, DAY).count() == 3


@pytest.mark.parametrize(("who", "answer"), [("lan", 403), ("minh", 404), ("", 302)])
def test_only_the_administrator_brings_villages_in(stage, quan, client_of, who, answer):
    raw = table(VILLAGES)

    assert upload(stage.commune, client_of(who), raw).status_code == answer


def test_a_broken_file_is_explained(stage, quan, client_of):
    answer = upload(stage.commune, client_of("quan"), b"PK\x03\x04 broken")

    assert answer.status_code == 422
    assert "không phải bảng Excel" in answer.content.decode()


def test_there_are_34_provinces_with_codes_of_two_digits():
    assert len(provinces()) == len({p.name for p in provinces().values()}) == 34
    assert all(len(code) == 2 and code.isdigit() for code in provinces())
    assert sum(p.name.startswith("Thành phố") for p in provinces().values()) == 6


def test_the_communes_of_a_province_are_listed_by_the_set_up(stage, quan):
    with pytest.raises(NotAllowed):
        found_province("01", by=quan)
    province = found_province("01", by=system())
    communes = [Listed("00001", "Xã Một"), Listed("00002", "Phường Hai")]

    with pytest.raises(NotAllowed):
        import_units(province, communes, valid_from=DAY, by=quan)
    assert import_units(province, communes, valid_from=DAY, by=system()) == 2

    assert found_province("01", by=system()) == province
    assert province.children.filter(level="commune").count() == 2


def test_no_province_has_an_invented_code(stage):
    with pytest.raises(Refused):
        found_province("99", by=system())
