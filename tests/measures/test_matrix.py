"""Villages × indicators: marks, sums, where a number comes from, and the files."""

import csv
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from langso.core.models import Event
from langso.measures.actions import (
    approve_report,
    begin_correction,
    send_report,
    share_out,
    tie_target,
)
from langso.measures.aims import Aim, Status
from langso.measures.marks import mark_of
from langso.measures.models import Indicator
from langso.measures.queries.matrix import matrix_of
from langso.measures.verdicts import Verdict
from langso.people.models import Post
from langso.places.models import Unit
from tests.conftest import START
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH, TODAY = date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 1)


@pytest.fixture
def spring(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: TODAY)


@pytest.fixture
def reported(a_month, tied):
    """Jobs are a target; in March the third village is late."""
    target = tied("new_jobs")
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 2, 0, 3), (80, 0, 0, 9))
    return target, a_month(MARCH, (88, 1, 1, 4), (72, 2, 2, 1))


def column(matrix, key):
    at = [one.key for one in matrix.columns].index(key)
    return [row.cells[at] for row in matrix.rows], matrix.sums[at]


def test_each_village_has_its_number_and_the_commune_its_sum(stage, reported):
    cells, total = column(matrix_of(stage.commune, TODAY), "chat_group_rate")

    assert [cell.text for cell in cells] == ["88", "72", "80"]
    assert [cell.is_older for cell in cells] == [False, False, True]
    assert total == ("80", "3/3")


def test_a_sum_that_lacks_a_period_is_not_new(stage, reported):
    cells, total = column(matrix_of(stage.commune, TODAY), "new_jobs")

    assert [(cell.text, cell.is_older) for cell in cells] == [
        ("6", False),
        ("4", False),
        ("9", True),
    ]
    assert total == ("19", "2/3")


def test_a_count_is_judged_by_the_share_of_the_village(stage, reported):
    target, _reports = reported
    shares = dict(zip([v.pk for v in stage.villages], (6, 900, 719), strict=True))
    share_out(target, shares, "by_hand", by=stage.lan)

    cells, _total = column(matrix_of(stage.commune, TODAY), "new_jobs")

    assert [cell.text for cell in cells] == ["6/6", "4/900", "9/719"]
    assert [cell.mark for cell in cells][1:] == ["far", "far"]


def test_a_count_that_was_not_shared_out_is_asked_of_no_village(stage, reported):
    cells, _total = column(matrix_of(stage.commune, TODAY), "new_jobs")

    assert {cell.mark for cell in cells} == {""}


@pytest.mark.parametrize(
    ("current", "need", "way", "mark"),
    [
        (88, 100, "up", "behind"),
        (87, 100, "up", "far"),
        (112, 100, "down", "behind"),
        (113, 100, "down", "far"),
    ],
)
def test_more_than_twelve_percent_under_the_need_is_far(current, need, way, mark):
    aim = Aim(">=" if way == "up" else "<=", need, "%")
    verdict = Verdict(Status.BEHIND, "behind", expected=need, current=current)

    assert mark_of(aim, verdict) == mark


def test_a_village_that_never_reported_is_missing_not_zero(stage, a_month):
    a_month(MARCH, (90, 1, 1, 4))

    cells, _total = column(matrix_of(stage.commune, TODAY), "new_jobs")

    assert [cell.mark for cell in cells] == ["", "missing", "missing"]
    assert [cell.text for cell in cells] == ["4", "", ""]


def test_a_village_more_is_no_question_more(
    stage, reported, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9) as before:
        matrix_of(stage.commune, TODAY)
    for n in range(4, 9):
        Unit.objects.create(
            level="village", name=f"Thôn {n}", parent=stage.commune, ordinal=n,
            path=f"{stage.commune.path}{n:05}", valid_from=START,
        )  # fmt: skip
    with django_assert_max_num_queries(len(before)):
        assert len(matrix_of(stage.commune, TODAY).rows) == 8


def test_the_page_sorts_and_chooses(client_of, reported, spring):
    lan = client_of("lan")

    def order(query):
        page = lan.get(f"/so-lieu/bang/?cot=tat-ca&{query}")
        return [row.unit.name for row in page.context["rows"]]

    assert order("xep=chat_group_rate") == ["Thôn 2", "Thôn 3", "Thôn 1"]
    assert order("xep=chat_group_rate&chieu=giam") == ["Thôn 1", "Thôn 3", "Thôn 2"]
    assert order("thon=cu") == ["Thôn 3"]
    assert order("xep='%20OR%201=1&thon=x&chieu=%00") == ["Thôn 1", "Thôn 2", "Thôn 3"]


@pytest.mark.parametrize("address", ["", "{village}/new_jobs/"])
@pytest.mark.parametrize(("who", "status"), [("lan", 200), ("minh", 404), ("nam", 404)])
def test_a_stranger_finds_nothing(stage, client_of, reported, address, who, status):
    where = "/so-lieu/bang/" + address.format(village=stage.villages[0].pk)
    page = client_of(who).get(where)
    own = who == "minh" and not address  # the empty matrix of the own commune

    assert page.status_code == (200 if own else status)
    assert "Thôn 1" in page.content.decode() or who != "lan"
    assert who == "lan" or "Thôn 1" not in page.content.decode()


@pytest.mark.parametrize("key", ["nothing", "so-new_jobs-9", "x" * 300])
def test_a_column_that_does_not_exist_is_not_found(stage, client_of, reported, key):
    where = f"/so-lieu/bang/{stage.villages[0].pk}/{key}/"

    assert client_of("lan").get(where).status_code == 404


def test_a_number_opens_to_report_approval_and_sentence(
    stage, client_of, reported, spring
):
    where = f"/so-lieu/bang/{stage.villages[0].pk}/new_jobs/"

    page = client_of("lan").get(where).content.decode()
    part = client_of("lan").get(where, headers={"X-Part": "panel"}).content.decode()

    for words in (
        "2 + 4 = 6 người", "tháng 3/2026: 4 người", "Trưởng thôn", "Công chức xã",
        "trên 1.625 người", "#muc-2",
    ):  # fmt: skip
        assert words in page
        assert words in part
    assert "<html" not in part


def test_a_share_is_written_out_and_its_records_open(
    stage, client_of, reported, spring
):
    where = f"/so-lieu/bang/{stage.villages[0].pk}/chat_group_rate/"

    page = client_of("lan").get(where).content.decode()

    assert "88 hộ : 100 hộ = 88%" in page
    assert f"/ho/?thon={stage.villages[0].pk}" in page


def test_what_was_corrected_stays_readable(stage, client_of, monthly, reported, spring):
    _target, reports = reported
    new = begin_correction(reports[0], "Đếm sót", by=monthly.heads[0])
    new = send_report(new, changes(monthly, 88, 1, 1, 5), by=monthly.heads[0])
    approve_report(new, by=stage.tam)

    where = f"/so-lieu/bang/{stage.villages[0].pk}/new_jobs/"
    page = client_of("lan").get(where).content.decode()

    assert "<s>4</s>" in page
    assert "Đếm sót" in page


def saved(client, form):
    return client.post("/so-lieu/bang/tai-ve/", {"tep": form})


def test_a_line_of_the_file_says_where_its_number_comes_from(
    client_of, reported, spring
):
    text = saved(client_of("lan"), "nam").content.decode("utf-8-sig")

    rows = list(csv.DictReader(StringIO(text)))
    line = next(r for r in rows if r["Số liệu"] == "Người có việc làm mới")
    assert len(rows) == 5 * 4 + 1  # five reports of four numbers, and who took it
    assert (line["Thôn"], line["Giá trị"], line["Kỳ"]) == (
        "Thôn 1",
        "2",
        "tháng 2/2026",
    )
    assert (line["Số thôn có số"], line["Duyệt bởi"]) == ("3/3", "Công chức xã")
    assert line["Câu trong nghị quyết"] == "trên 1.625 người"


def test_the_workbook_holds_the_matrix_and_its_sources(client_of, reported, spring):
    book = CalamineWorkbook.from_filelike(
        BytesIO(saved(client_of("lan"), "excel").content)
    )

    table = book.get_sheet_by_name("Bảng").to_python()
    lines = book.get_sheet_by_name("Từ đâu ra").to_python()
    assert "Công chức xã" in table[1][0]
    assert table[4][:2] == ["Thôn 1", "6"]
    assert len(lines) == 1 + 3 * 4  # the newest of three villages and four measures


def test_nothing_in_the_files_is_a_formula(stage, monthly, client_of, a_month, spring):
    for measure in monthly.measures.values():
        measure.name = "=cmd|'/C calc'!A0"
        measure.save()
    a_month(MARCH, (90, 1, 1, 4))

    excel = ZipFile(BytesIO(saved(client_of("lan"), "excel").content))
    table = saved(client_of("lan"), "csv").content.decode("utf-8-sig")

    sheets = [name for name in excel.namelist() if "worksheets/sheet" in name]
    assert not [name for name in sheets if b"<f>" in excel.read(name)]
    cells = [cell for row in csv.reader(StringIO(table)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_who_took_figures_along_is_written_down(stage, client_of, reported, spring):
    saved(client_of("lan"), "csv")

    event = Event.objects.get(verb="figures.exported")
    assert (event.by, event.commune) == (stage.lan, stage.commune)
    assert event.data == {"form": "csv", "count": 12}


def test_a_supervisor_looks_and_takes_nothing(stage, client_of, reported):
    Post.objects.create(
        user=stage.nam, role="supervisor", unit=stage.commune, starts_on=START
    )

    assert client_of("nam").get("/so-lieu/bang/").status_code == 200
    assert saved(client_of("nam"), "csv").status_code == 403
    assert saved(client_of("lan"), "exe").status_code == 404


def test_two_targets_of_one_indicator_are_two_columns(stage, reported, an_adopted):
    target, _reports = reported
    other = target.resolution.targets.exclude(pk=target.pk).get()
    tie_target(other, Indicator.objects.get(code="new_jobs"), by=stage.lan)

    keys = [
        one.key for one in matrix_of(stage.commune, TODAY, targets_only=True).columns
    ]

    assert len(keys) == len(set(keys)) == 2
