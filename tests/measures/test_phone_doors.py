"""What a phone may send, and what comes in that no phone of ours sends."""

import json
import time
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from langso.measures.actions import add_evidence, return_report, send_report
from langso.measures.models import Evidence, Period, Report
from langso.measures.queries.sheets import sheet_of
from langso.people.middleware import SEEN
from tests.measures.conftest import ASKED, changes
from tests.measures.test_evidence import photo

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 10)


@pytest.fixture
def report(a_month) -> Report:
    """The report of the first village for March, not begun."""
    return a_month(MARCH)[0]


@pytest.fixture
def phone(monthly):
    """Send something from the phone of the head of a village."""

    def send(path: str, body: object, head: int = 0, **extra: str):
        client = Client()
        client.force_login(monthly.heads[head])
        raw = body if isinstance(body, bytes | str) else json.dumps(body)
        return client.post(path, raw, content_type="application/json", **extra)

    return send


def said(value: object = "4", **rest: object) -> dict[str, object]:
    return {"changes": {"new_jobs": {"value": value} | rest}}


def test_an_answer_is_kept_and_its_state_told(phone, report):
    answer = phone(f"/bao-cao/{report.pk}/luu/", said("1.250", before=""))

    assert answer.json() == {
        "edition": 1,
        "status": "draft",
        "answers": {"new_jobs": {"value": "1250"}},
        "unclear": {},
    }


def test_what_is_unclear_is_said_and_the_rest_kept(phone, report):
    body = {"changes": {"new_jobs": {"value": "4"}, "deaths": {"value": "hai"}}}

    answer = phone(f"/bao-cao/{report.pk}/luu/", body).json()

    assert list(answer["answers"]) == ["new_jobs"]
    assert answer["unclear"]["deaths"].startswith("Xin ghi số bằng chữ số")


def test_sending_asks_a_dozen_questions(report, monthly, django_assert_max_num_queries):
    values = zip(ASKED, ("80", "2", "1", "4"), strict=True)
    body = {"changes": {code: {"value": value} for code, value in values}}
    sheet_of(report)  # from now on what the form asks is at hand
    client = Client()
    client.force_login(monthly.heads[0])
    session = client.session
    session[SEEN] = int(time.time())
    session.save()

    with django_assert_max_num_queries(14):  # 2 of them for the transaction
        answer = client.post(
            f"/bao-cao/{report.pk}/gui/", body, content_type="application/json"
        )

    assert answer.json()["status"] == "submitted"


def test_two_devices_get_both_versions(phone, report):
    phone(f"/bao-cao/{report.pk}/luu/", said("4", before=""))

    other = phone(f"/bao-cao/{report.pk}/luu/", said("5", before=""))

    assert other.status_code == 409
    assert other.json()["trouble"] == "diverged"
    assert other.json()["codes"] == ["new_jobs"]
    assert other.json()["answers"]["new_jobs"]["value"] == "4"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[]", b"{", b'{"changes": []}', b'{"changes": {"new_jobs": 4}}',
        b'{"changes": {"new_jobs": {"value": 4}}}',
        b'{"changes": {"new_jobs": {"value": "4", "before": 4}}}',
        b'{"changes": {"new_jobs": {"value": ["4"]}}}',
        b'{"changes": {"households": {"value": "4"}}}',
        b'{"changes": {"__class__": {"value": "4"}}}',
        b'{"changes": ' * 20_000,
        b'{"changes": {"new_jobs": {"value": ' + b"9" * 60_000 + b"}}}",
        b'{"changes": {}, "pad": "' + b"x" * 70_000 + b'"}',
        b"\xff\xfe\x00{",
    ],
    ids=["nothing", "list", "cut", "changes", "change", "number", "before", "value",
         "not-asked", "odd", "deep", "long-number", "heavy", "bytes"],
)  # fmt: skip
@pytest.mark.parametrize("where", ["luu", "gui"])
def test_what_is_malformed_changes_nothing(phone, report, raw, where):
    answer = phone(f"/bao-cao/{report.pk}/{where}/", raw)

    report.refresh_from_db()
    assert answer.status_code == 400
    assert (report.status, report.answers) == ("waiting", {})


def test_a_megabyte_is_not_read(phone, report):
    answer = phone(f"/bao-cao/{report.pk}/luu/", said("9" * 1_000_000))

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "value", ["-1", "1e9", "9" * 50_000, "1.25", "NaN", "٣", "1,5", "0x10", "9" * 19]
)
def test_a_number_that_is_none_is_said_so(phone, report, value):
    answer = phone(f"/bao-cao/{report.pk}/luu/", said(value))

    assert answer.status_code == 200
    assert list(answer.json()["unclear"]) == ["new_jobs"]
    assert answer.json()["answers"] == {}


def test_letters_no_database_keeps_are_left_out(phone, report):
    reason = "Đếm\x00 lại\ud800\u202e\n xong"

    answer = phone(f"/bao-cao/{report.pk}/luu/", said("4", reason=reason))

    assert answer.json()["answers"]["new_jobs"]["reason"] == "Đếm lại xong"


def test_the_report_of_another_village_is_not_there(phone, report):
    for path in ("", "luu/", "gui/", "gui-anh/", "anh/", "dinh-chinh/"):
        answer = phone(f"/bao-cao/{report.pk}/{path}", said(), head=1)
        assert answer.status_code == 404, path


def test_whoever_is_not_signed_in_is_told_so(client, report):
    answer = client.post(
        f"/bao-cao/{report.pk}/luu/", "{}", content_type="application/json"
    )

    assert (answer.status_code, answer.json()) == (401, {"trouble": "signed-out"})
    assert client.get(f"/bao-cao/{report.pk}/").status_code == 302


def test_what_one_wrote_is_not_sent_for_another(phone, monthly, report):
    body = said() | {"person": monthly.heads[1].pk}

    assert phone(f"/bao-cao/{report.pk}/luu/", body).status_code == 400


def test_nothing_is_taken_without_a_token(monthly, report):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(monthly.heads[0])
    path = f"/bao-cao/{report.pk}/luu/"
    post = {"data": json.dumps(said()), "content_type": "application/json"}

    without = strict.post(path, **post)
    token = strict.get("/bao-cao/phien/").json()["token"]
    with_token = strict.post(path, **post, headers={"X-CSRFToken": token})

    assert (without.status_code, with_token.status_code) == (403, 200)


def test_a_report_returned_while_offline_goes_on(stage, phone, monthly, report):
    send_report(report, changes(monthly, 80, 2, 1, 4), by=monthly.heads[0])
    late = phone(f"/bao-cao/{report.pk}/luu/", said("5", before="4"))
    report.refresh_from_db()
    return_report(report, "Xin đếm lại.", by=stage.tam)

    again = phone(f"/bao-cao/{report.pk}/luu/", said("5", before="4"))

    assert (late.status_code, late.json()["trouble"]) == (409, "not-open")
    assert again.json()["answers"]["new_jobs"]["value"] == "5"


def test_a_closed_period_takes_what_comes_late(phone, report):
    Period.objects.update(status="closed")

    answer = phone(f"/bao-cao/{report.pk}/luu/", said())

    assert (answer.status_code, answer.json()["status"]) == (200, "draft")


def test_what_holds_a_report_back_is_said(phone, report):
    answer = phone(f"/bao-cao/{report.pk}/gui/", said())

    assert answer.status_code == 422
    assert answer.json()["words"] == "Chưa điền mục này."


@pytest.fixture
def shown(monthly, report) -> Evidence:
    return add_evidence(report, 'sân "đình"\r\n.jpg', photo(), by=monthly.heads[0])


def test_a_photo_is_seen_by_who_sees_the_report(client_of, monthly, report, shown):
    path = f"/bao-cao/{report.pk}/anh/{shown.pk}/"
    seen = {who: client_of(who).get(path).status_code for who in ("lan", "minh", "nam")}
    neighbour = Client()
    neighbour.force_login(monthly.heads[1])

    assert seen == {"lan": 200, "minh": 404, "nam": 404}
    assert neighbour.get(path).status_code == 404
    assert neighbour.post(f"{path}bo/").status_code == 404


def test_a_photo_comes_safely(client_of, report, shown):
    answer = client_of("lan").get(f"/bao-cao/{report.pk}/anh/{shown.pk}/")

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("inline; filename")


def test_a_file_is_downloaded_not_shown(client_of, monthly, report):
    pdf = add_evidence(report, "a.pdf", b"%PDF-1<script>", by=monthly.heads[0])

    answer = client_of("lan").get(f"/bao-cao/{report.pk}/anh/{pdf.pk}/")

    assert answer["Content-Disposition"] == 'attachment; filename="a.pdf"'


def test_photos_come_from_the_form_and_from_the_queue(monthly, report):
    client = Client()
    client.force_login(monthly.heads[0])
    fresh = lambda: SimpleUploadedFile("a.jpg", photo())  # noqa: E731

    plain = client.post(f"/bao-cao/{report.pk}/anh/", {"file": fresh()})
    quick = client.post(f"/bao-cao/{report.pk}/gui-anh/", {"file": fresh()})
    refused = client.post(
        f"/bao-cao/{report.pk}/gui-anh/", {"file": SimpleUploadedFile("a.jpg", b"?")}
    )

    assert (plain.status_code, quick.json()["name"]) == (302, "a.jpg")
    assert (refused.status_code, Evidence.objects.count()) == (422, 1)
    assert client.post(f"/bao-cao/{report.pk}/gui-anh/").status_code == 400
