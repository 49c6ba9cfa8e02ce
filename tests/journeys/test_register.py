"""A messy workbook becomes the register, and a household is found in Thôn 2."""

import pytest

from langso.registry.models import Household, Import
from tests.journeys.checks import sound
from tests.registry.workbook_maker import messy

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def file(tmp_path):
    """A workbook of three villages, as messy as a real one."""
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(messy(600, 3))
    return path


def test_a_list_comes_in_and_a_household_is_found(visit, stage, file):
    page = visit("/ho/dua-vao/", "lan")
    sound(page)
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Tải lên và xem").click()
    page.get_by_role("heading", name="Cột nào ghi gì?").wait_for()
    sound(page)

    page.get_by_role("button", name="Xem những gì sẽ thay đổi").click()
    page.get_by_text("Hộ mới: 600").wait_for()
    sound(page)
    page.get_by_role("button", name="Nhập danh sách này").click()
    page.get_by_text("600 hộ mới").wait_for()

    assert Household.objects.count() == 600
    sound(page)


def test_searching_answers_as_one_types(visit, stage, file):
    from langso.registry.actions import apply_import, bring_in
    from langso.registry.queries import dry_run

    source = bring_in(file.read_bytes(), "a.xlsx", stage.commune, by=stage.lan)
    apply_import(source, by=stage.lan, seen=dry_run(source).digest)
    page = visit("/ho/", "lan")
    page.get_by_label("Thôn").select_option("Thôn 2")
    page.get_by_label("Tên, số hộ hoặc địa chỉ").press_sequentially("nguyen van ngo 1")

    first = page.locator("#ds-ho tbody tr").first
    page.locator("#ds-ho tbody tr", has_text="Bùi").first.wait_for(state="detached")
    assert "Nguyễn Văn" in first.inner_text()
    assert "Thôn 2" in first.inner_text()
    sound(page)
    first.get_by_role("link").click()
    page.get_by_text("Nhập từ danh sách").wait_for()
    sound(page)


def test_a_file_that_cannot_be_read_is_said_in_its_place(visit, tmp_path):
    file = tmp_path / "ds.xlsx"
    file.write_bytes(b"%PDF-1.7")
    page = visit("/ho/dua-vao/", "lan")

    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Tải lên và xem").click()

    page.get_by_text("Chưa đọc được loại tệp này.").wait_for()
    assert not Import.objects.exists()
