"""The history speaks of rows by name and of changes in words, never in keys."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.html import strip_tags

from langso.core.actions import record, record_reading
from langso.core.deeds import DEEDS
from langso.core.models import Event
from langso.core.subjects import kinds
from langso.places.actions import correct_village
from langso.registry.actions import add_household, correct_household
from langso.resolutions.actions import set_task_progress
from tests.boards.conftest import a_living, with_figures  # noqa: F401
from tests.every_page import everything  # noqa: F401

RAW = re.compile(r"\b[a-z]+\.[a-z]+:\d+|\b[a-z]+_[a-z_]+\b|\d{4}-\d\d-\d\d|[{}]")


@pytest.fixture
def lines(stage, everything, client_of):  # noqa: F811
    """The whole history as its administrator reads it, page by page."""

    def read() -> str:
        browser, pages = client_of("admin"), []
        for number in range(1, Event.objects.count() // 50 + 2):
            html = browser.get(f"/nhat-ky/?trang={number}").content.decode()
            pages.append(html[html.index('id="dong"') : html.index("</main>")])
        return " ".join(strip_tags("".join(pages)).split())

    return read


def test_no_key_and_no_code_is_shown(stage, lines):
    text = lines()

    assert "Hộ số 90, Thôn 1" in text
    assert "Nguyễn Văn Mẫu" not in text
    assert "Tệp nghi-quyet.txt" in text
    assert RAW.findall(text) == []


def written_verbs() -> set[str]:
    """The verbs that actions hand to `record`; those put together are added here."""
    found = {
        f"{kind}.{end}"
        for kind in ("result", "target", "task")
        for end in ("added", "confirmed", "corrected", "rejected")
    } | {f"village.{end}" for end in ("merged", "renamed", "split")}
    for path in Path("src/langso").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(call, "func", None), "id", "")
            if name in ("record", "record_many") and call.args:
                found.add(getattr(call.args[0], "value", ""))
    return {verb for verb in found if isinstance(verb, str) and verb}


def test_every_deed_that_is_written_has_words():
    assert len(written_verbs()) > 50
    assert written_verbs() - set(DEEDS) == set()


def test_a_change_is_said_in_words(stage, quan, client_of):
    village = stage.villages[2]
    values = {"name": "Thôn Ba", "code": "", "ordinal": 3}
    correct_village(village, **values, by=quan)

    page = client_of("quan").get("/nhat-ky/").content.decode()

    assert "tên: Thôn 3 → Thôn Ba" in page


def test_of_a_household_only_the_fields_are_named(stage, lines):
    home = add_household(
        stage.villages[0], {"number": "12", "head": "Lê Thị Mẫu"}, by=stage.lan
    )
    correct_household(home, {"head": "Lê Thị Thử", "address": "Ngõ 5"}, by=stage.lan)

    text = lines()

    assert "Hộ số 12, Thôn 1 chủ hộ, địa chỉ" in text
    assert "Lê Thị" not in text
    assert "Ngõ 5" not in text


def test_rows_seen_together_are_counted(stage, lines):
    record_reading(stage.villages, "search", by=stage.lan, commune=stage.commune)

    assert "Thôn hoặc xã 3 dòng; khi tìm kiếm" in lines()


def test_a_row_that_is_gone_is_called_by_its_kind(stage, lines):
    event = record("unit.corrected", stage.commune, by=stage.lan, commune=stage.commune)
    Event.objects.filter(pk=event.pk).update(subject="registry.household:999999")

    assert "Hộ gia đình, nay không còn" in lines()


def test_the_progress_of_a_task_is_said(stage, with_figures, lines):  # noqa: F811
    task = with_figures.tasks.first()
    set_task_progress(task, "doing", by=stage.lan, note="Đã họp")

    assert "Chưa bắt đầu → Đang làm; ghi chú: Đã họp" in lines()


def test_a_page_asks_once_for_each_kind(
    stage,
    everything,  # noqa: F811
    client_of,
    django_assert_max_num_queries,
):
    browser = client_of("admin")

    with django_assert_max_num_queries(10 + 2 * len(kinds())):
        browser.get("/nhat-ky/")
