"""An officer looks reports over: the next one opens by itself, four eyes decide."""

from datetime import date

import pytest

from langso.measures.actions import send_report
from langso.measures.models import Evidence, Report
from langso.measures.queries.sheets import sheet_of
from langso.measures.queries.waiting import next_after, noticed_in, waiting_for
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)


@pytest.fixture
def three(a_month):
    """March: the second village jumps, with a reason; nothing is decided yet."""
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 2, 0, 3), (80, 0, 0, 0))
    return a_month(MARCH, (80, 1, 1, 4), (81, 2, 2, 1), (82, 0, 0, 5), approved=False)


@pytest.fixture
def jumped(stage, monthly, a_month):
    """The same, and the second village jumps and says why."""
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 2, 0, 3), (80, 0, 0, 0))
    reports = a_month(MARCH, (80, 1, 1, 4), approved=False)
    said = changes(monthly, 50, 2, 2, 1, households_in_chat="Có hộ chuyển đi")
    reports[1] = send_report(reports[1], said, by=monthly.heads[1])
    return reports


def post(client, report, verb, **fields):
    return client.post(f"/bao-cao/duyet/{report.pk}/{verb}/", fields)


def test_approving_opens_the_next_one(client_of, three):
    lan = client_of("lan")

    first = lan.get("/bao-cao/duyet/")
    then = post(lan, three[0], "dong-y")

    assert first.url == f"/bao-cao/duyet/{three[0].pk}/"
    assert then.url == f"/bao-cao/duyet/{three[1].pk}/"
    assert Report.objects.get(pk=three[0].pk).status == "approved"


def test_the_last_one_leads_to_a_page_that_says_so(client_of, three):
    lan = client_of("lan")
    for report in three:
        post(lan, report, "dong-y")

    page = lan.get("/bao-cao/duyet/")

    assert "Không còn báo cáo nào chờ duyệt" in page.content.decode()


def test_later_goes_on_and_comes_back_to_the_first(stage, three):
    order = [next_after(stage.lan, report) for report in three]

    assert order == [three[1].pk, three[2].pk, three[0].pk]


def test_a_report_is_sent_back_only_with_a_reason(client_of, three):
    refused = post(client_of("lan"), three[0], "tra-lai", remark=" \0 ")
    done = post(client_of("lan"), three[0], "tra-lai", remark="Xin đếm lại <b>")

    report = Report.objects.get(pk=three[0].pk)
    assert (refused.status_code, done.status_code) == (422, 302)
    assert (report.status, report.remark) == ("returned", "Xin đếm lại <b>")
    assert "Xin đếm lại &lt;b&gt;" in (
        client_of("lan").get(f"/bao-cao/xem/{report.pk}/").content.decode()
    )


def test_a_colleague_who_was_faster_is_a_409(client_of, three):
    post(client_of("tam"), three[0], "dong-y")

    late = post(client_of("lan"), three[0], "tra-lai", remark="Xin xem lại")

    assert late.status_code == 409
    assert Report.objects.get(pk=three[0].pk).status == "approved"


@pytest.mark.parametrize(
    ("who", "seen", "decided"),
    [("lan", 200, 302), ("hoa", 200, 302), ("minh", 404, 404), ("nam", 404, 404)],
)
def test_only_those_of_the_commune_decide(client_of, three, who, seen, decided):
    page = client_of(who).get(f"/bao-cao/duyet/{three[0].pk}/")
    answer = post(client_of(who), three[0], "dong-y")

    assert (page.status_code, answer.status_code) == (seen, decided)


def test_who_filled_it_in_does_not_decide(stage, client_of, three):
    Report.objects.filter(pk=three[0].pk).update(saved_by=stage.lan)

    page = client_of("lan").get(f"/bao-cao/duyet/{three[0].pk}/").content.decode()
    answer = post(client_of("lan"), three[0], "dong-y")

    assert "không tự duyệt" in page
    assert answer.status_code == 403
    assert three[0] not in waiting_for(stage.lan)


def test_nothing_is_decided_by_looking(client_of, three):
    answer = client_of("lan").get(f"/bao-cao/duyet/{three[0].pk}/dong-y/")

    assert answer.status_code == 405


def test_what_the_checks_say_and_the_reason_stand_on_the_page(client_of, jumped):
    page = client_of("lan").get(f"/bao-cao/duyet/{jumped[1].pk}/").content.decode()

    assert "Ít hơn tháng 2/2026 là 30 hộ" in page
    assert "Có hộ chuyển đi" in page


def test_many_reports_are_noticed_as_one_is(stage, jumped):
    waiting = noticed_in(waiting_for(stage.lan))

    assert [len(one.remarks) for one in waiting] == [0, 1]
    for one in waiting:
        assert one.remarks == tuple(sheet_of(one.report).remarks)


def test_the_number_of_questions_hangs_on_no_village(
    stage, three, django_assert_num_queries
):
    one, every = list(waiting_for(stage.lan)[:1]), list(waiting_for(stage.lan))

    with django_assert_num_queries(3):  # what the form asks is at hand
        noticed_in(one)
    with django_assert_num_queries(3):
        noticed_in(every)


def test_all_without_remarks_are_approved_together(client_of, jumped):
    lan = client_of("lan")

    lan.post(f"/bao-cao/ky/{jumped[0].period_id}/duyet/")

    statuses = [Report.objects.get(pk=report.pk).status for report in jumped]
    assert statuses == ["approved", "submitted", "waiting"]


@pytest.mark.parametrize(
    ("media_type", "shown_as", "inline"),
    [
        ("image/jpeg", "image/jpeg", True),
        ("text/html", "application/octet-stream", False),
        ("image/svg+xml", "application/octet-stream", False),
    ],
)
def test_only_photos_are_shown_inside_a_page(
    stage, client_of, three, media_type, shown_as, inline
):
    shown = Evidence.objects.create(
        report=three[0], name="ảnh.html", media_type=media_type, size=3,
        sha256="1" * 64, raw=b"<b>", added_by=stage.lan,
    )  # fmt: skip
    address = f"/bao-cao/minh-chung/{shown.pk}/"

    answer = client_of("lan").get(address)

    assert answer["Content-Type"] == shown_as
    assert answer["Content-Disposition"].startswith("inline") is inline
    assert client_of("minh").get(address).status_code == 404
