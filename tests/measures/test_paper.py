"""The report form outside the browser: as a workbook, out and in, and on paper."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.core.actions import NotAllowed
from langso.core.models import Event
from langso.measures.actions import (
    Change,
    approve_report,
    open_period,
    save_answers,
    send_report,
    type_in,
)
from langso.measures.form_books import as_form_book
from langso.measures.models import Form, Question, Report
from langso.measures.models.asking import new_stamp
from langso.measures.queries.blanks import blanks_of, expected_in
from langso.measures.queries.brought_back import bring_back
from langso.measures.queries.sheets import with_period
from langso.registry.workbooks.opening import open_book
from tests.measures.conftest import changes

MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 10)


def with_cells(raw: bytes, number: int, cells: dict[str, object]) -> bytes:
    """The workbook with something else in these cells of a sheet, as Excel does."""
    buffer = BytesIO()
    part = f"xl/worksheets/sheet{number}.xml"
    with ZipFile(BytesIO(raw)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for place, value in cells.items() if name == part else ():
                content, found = re.subn(
                    rf'<c r="{place}"[^>]*?(/>|>.*?</c>)', cell(place, value), content
                )
                assert found == 1
            new.writestr(name, content)
    return buffer.getvalue()


def cell(place: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def filled(raw: bytes, *villages: tuple[object, ...]) -> bytes:
    """The workbook with answers written in, village by village."""
    for number, answers in enumerate(villages, 1):
        cells = {f"F{row}": a for row, a in enumerate(answers, 5) if a is not None}
        raw = with_cells(raw, number, cells)
    return raw


def first_sheet(raw: bytes) -> list[list[str]]:
    return open_book(raw, "a.xlsx").sheets[0].rows


@pytest.fixture
def march(a_month):
    """An opened March: its period, its reports and its empty workbook."""
    reports = a_month(MARCH)
    return reports[0].period, reports, as_form_book(blanks_of(reports))


def anew(period):
    """The reports of a period as the next request reads them."""
    return list(with_period(Report.objects.filter(period=period)))


def looked_through(raw, period, person):
    return bring_back(open_book(raw, "a.xlsx"), expected_in(period), person)


def test_only_the_answers_can_be_written(march):
    """Formats that are not locked stand in the cells for answers and nowhere else."""
    _period, reports, raw = march
    book = ZipFile(BytesIO(raw))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    styles = book.read("xl/styles.xml").decode().partition("<cellXfs")[2]
    formats = styles.partition("</cellXfs>")[0].split("<xf ")[1:]

    cells = re.findall(r'<c r="(\w+)" s="(\d+)"', sheet)
    unlocked = {place for place, at in cells if 'locked="0"' in formats[int(at)]}

    assert "<sheetProtection" in sheet
    assert unlocked == {f"{column}{row}" for row in range(5, 9) for column in "FG"}
    assert re.search(r'<col min="8" max="8"[^>]*hidden="1"', sheet)
    rows = first_sheet(raw)
    assert rows[3][5] == "Số kỳ này"
    assert rows[0][7] == f"langso/thang/{reports[0].period_id}/{reports[0].unit_id}"


def test_the_last_value_stands_in_it(stage, monthly, a_month):
    a_month(MARCH, (80, 2, 1, 1250))
    reports = expected_in(open_period(monthly.form, APRIL, by=stage.lan))

    rows = first_sheet(as_form_book(blanks_of(reports)))

    assert [row[4] for row in rows[4:8]] == ["80", "2", "1", "1.250"]
    assert [row[5] for row in rows[4:8]] == [""] * 4


def test_empty_forms_are_laid_out_in_two_queries(march, django_assert_num_queries):
    reports = anew(march[0])

    with django_assert_num_queries(2):  # what the form asks is at hand
        blanks_of(reports)


def test_a_filled_workbook_is_looked_through(stage, march, django_assert_num_queries):
    period, reports, raw = march
    raw = filled(raw, (80, "hai", None, "1.250"), (70,))
    book, expected = open_book(raw, "a.xlsx"), expected_in(period)

    with django_assert_num_queries(1):
        first, second, *rest = bring_back(book, expected, stage.lan)

    assert first.report == reports[0]
    assert [(f.question.measure.code, f.now) for f in first.new] == [
        ("households_in_chat", "80"), ("new_jobs", "1.250"),
    ]  # fmt: skip
    assert [(q.measure.code, written) for q, written, _w in first.unclear] == [
        ("deaths", "hai")
    ]
    assert "1.250" in first.unclear[0][2]
    assert [f.now for f in second.new] == ["70"]
    assert not any(one.found or one.unclear or one.problem for one in rest)


def test_a_typed_number_with_decimals_is_no_thousand(stage, march):
    """1.125 as a number is a little more than one; as text it is a thousand."""
    period, _reports, raw = march

    first, *_rest = looked_through(filled(raw, (1.125,)), period, stage.lan)

    assert not first.found
    assert first.unclear[0][1] == "1,125"


def test_the_same_file_again_changes_nothing(stage, march, monthly):
    period, reports, raw = march
    raw = with_cells(filled(raw, (80, 2, 1, 4)), 1, {"G5": "Có hộ chuyển đi"})
    first, *_rest = looked_through(raw, period, stage.lan)
    said = {f.question.measure.code: Change(f.answer, f.before) for f in first.found}
    now = type_in(reports[0], said, by=stage.lan).report
    assert now.answers["households_in_chat"]["reason"] == "Có hộ chuyển đi"
    events = Event.objects.count()

    again, *_rest = looked_through(raw, period, stage.lan)

    assert (again.same, again.found) == (4, [])
    type_in(reports[0], said, by=stage.lan)
    assert Event.objects.count() == events


def test_what_cannot_be_taken_says_why(stage, monthly, march, a_month):
    period, reports, raw = march
    send_report(reports[0], changes(monthly, 80, 2, 1, 4), by=monthly.heads[0])
    april = open_period(monthly.form, APRIL, by=stage.lan)
    raw = filled(raw, (1,), (2,))

    def problems(raw, period, person=stage.lan):
        return [one.problem for one in looked_through(raw, period, person)[:2]]

    assert "đã gửi" in problems(raw, period)[0]
    assert problems(raw, period)[1] == ""
    assert all("kỳ khác" in said for said in problems(raw, april))
    mine = bring_back(open_book(raw, "a.xlsx"), [reports[0]], monthly.heads[0])
    assert "không có trong" in mine[1].problem
    strange = with_cells(raw, 2, {"H1": "langso"})
    assert "không phải biểu mẫu" in problems(strange, period)[1]


def test_a_changed_answer_stands_beside_the_old_one(stage, monthly, march):
    period, reports, raw = march
    save_answers(reports[0], changes(monthly, 75), by=monthly.heads[0])

    first, *_rest = looked_through(filled(raw, (80,)), period, stage.lan)

    assert [(found.now, was) for found, was in first.changed] == [("80", "75")]


def test_who_typed_it_in_does_not_approve_it(stage, monthly, march):
    _period, reports, _raw = march
    sent = type_in(
        reports[0], changes(monthly, 80, 2, 1, 4), send=True, by=stage.lan
    ).report
    assert sent.status == "submitted"

    with pytest.raises(NotAllowed):
        approve_report(sent, by=stage.lan)
    assert approve_report(sent, by=stage.tam).status == "approved"


def test_an_officer_sends_nothing_a_village_wrote(stage, monthly, march):
    _period, reports, _raw = march
    draft = save_answers(reports[0], changes(monthly, 80, 2, 1, 4), by=monthly.heads[0])

    with pytest.raises(NotAllowed):
        send_report(draft, by=stage.lan)


def test_what_holds_a_report_back_is_said_and_the_answers_stay(stage, monthly, march):
    _period, reports, _raw = march

    done = type_in(reports[0], changes(monthly, 80, 2, 5, 4), send=True, by=stage.lan)

    assert done.report.status == "draft"
    assert "Nhiều hơn số người qua đời" in done.held
    assert done.report.value("deaths") == "2"


def upload(client, url, raw):
    return client.post(url, {"file": SimpleUploadedFile("bieu-mau.xlsx", raw)})


def test_out_and_in_again_on_the_pages(stage, client_of, march):
    period, reports, _raw = march
    client, url = client_of("lan"), f"/bao-cao/giay/ky/{period.pk}"
    raw = client.get(f"{url}/bieu-mau.xlsx").content

    page = upload(client, f"{url}/nop-tep/", filled(raw, (80, 2, 1, 4)))
    assert "4 câu trả lời" in page.content.decode()
    reports[0].refresh_from_db()
    assert reports[0].answers == {}

    seen = page.context["take"]["seen"].value()
    client.post(f"{url}/nop-tep/", {"seen": seen, "send": "on"})
    reports[0].refresh_from_db()
    assert (reports[0].status, reports[0].submitted_by) == ("submitted", stage.lan)


def test_nobody_applies_what_another_was_shown(stage, client_of, march):
    period, reports, raw = march
    url = f"/bao-cao/giay/ky/{period.pk}/nop-tep/"
    page = upload(client_of("lan"), url, filled(raw, (80,)))
    seen = page.context["take"]["seen"].value()

    client_of("tam").post(url, {"seen": seen})
    client_of("lan").post(url, {"seen": seen[:-1] + ("B" if seen[-1] == "A" else "A")})

    reports[0].refresh_from_db()
    assert reports[0].answers == {}


def test_a_village_gets_its_own_form_only(march, client, monthly):
    period, reports, raw = march
    client.force_login(monthly.heads[0])

    own = client.get(f"/bao-cao/giay/bao-cao/{reports[0].pk}/bieu-mau.xlsx").content

    assert len(open_book(own, "a.xlsx").sheets) == 1
    for path in (f"ky/{period.pk}", f"bao-cao/{reports[1].pk}"):
        for what in ("bieu-mau.xlsx", "in/", "nop-tep/"):
            assert client.get(f"/bao-cao/giay/{path}/{what}").status_code == 404
    page = upload(client, f"/bao-cao/giay/bao-cao/{reports[0].pk}/nop-tep/",
                  filled(raw, (80,), (70,)))  # fmt: skip
    assert page.context["count"] == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"", 422), (b"PK\x03\x04 broken", 422), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, 422)],
    ids=["empty", "broken", "old"],
)
def test_hostile_files_are_refused_with_a_sentence(client_of, march, raw, code):
    page = upload(client_of("lan"), f"/bao-cao/giay/ky/{march[0].pk}/nop-tep/", raw)

    assert page.status_code == code
    assert page.context["form"].errors["file"]


def test_each_sheet_of_paper_opens_its_report(client_of, march):
    period, reports, _raw = march

    page = client_of("lan").get(f"/bao-cao/giay/ky/{period.pk}/in/").content.decode()

    assert page.count("<svg") >= len(reports)
    assert all(f"/bao-cao/{report.pk}/" in page for report in reports)


def test_what_is_known_already_is_not_asked(stage, monthly, march):
    period, _reports, _raw = march
    counted = next(m for m in monthly.measures.values() if m.fact)
    Question.objects.create(form=monthly.form, measure=counted, order=9)
    Form.objects.update(stamp=new_stamp())
    raw = as_form_book(blanks_of(anew(period)))

    first, *_rest = looked_through(filled(raw, (80, 2, 1, 4, 7)), period, stage.lan)

    assert len(first.new) == 4
    assert [q.measure.code for q, *_rest in first.unclear] == [counted.code]
