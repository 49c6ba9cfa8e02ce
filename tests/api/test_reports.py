"""A program fills in and sends what its post may, by the rules the phone has."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from langso.api.actions import issue_token
from langso.measures.actions import approve_report
from langso.measures.models import Report
from langso.people.models import Post
from tests.api.conftest import MARCH
from tests.conftest import START

SOON = timezone.localdate() + timedelta(days=30)
GOOD = {"households_in_chat": "80", "deaths": "4", "cremations": "1", "new_jobs": "40"}


def code_for(user, **of):
    post = Post.objects.get(user=user, **of)
    return issue_token(post, "Máy", SOON, by=user)[1]


@pytest.fixture
def reports(a_month):
    return a_month(MARCH)


@pytest.fixture
def head(monthly, reports):
    """The code of the head of Thôn 1."""
    return code_for(monthly.heads[0])


@pytest.fixture
def tell():
    """Send something as a program."""

    def send(token: str, path: str, body: Any, method: str = "post") -> Any:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        call = getattr(Client(), method)
        path = f"/api/v1/reports/{path}"
        return call(path, body, content_type="application/json", headers=headers)

    return send


def given(**values):
    return {"answers": {code: {"value": value} for code, value in values.items()}}


def test_a_village_sees_its_own_reports(stage, reports, head, ask):
    page = ask("reports", head).json()

    assert [one["unit"] for one in page["items"]] == ["Thôn 1"]
    assert page["items"][0]["may_fill"]
    assert page["items"][0]["due_on"] == "2026-03-16"


def test_an_officer_sees_those_of_the_commune(stage, reports, ask):
    page = ask("reports", code_for(stage.lan)).json()

    assert [one["unit"] for one in page["items"]] == ["Thôn 1", "Thôn 2", "Thôn 3"]
    assert not any(one["may_fill"] for one in page["items"])


def test_a_code_has_one_post_not_all_of_its_holder(stage, monthly, reports, ask):
    first = monthly.heads[0]
    Post.objects.create(
        user=first, role="commune_officer", unit=stage.commune, starts_on=START
    )
    village = code_for(first, role="village_head")

    assert ask("reports", village).json()["count"] == 1
    assert ask("reports", code_for(first, role="commune_officer")).json()["count"] == 3
    assert ask(f"reports/{reports[1].pk}", village).status_code == 404


def test_open_ones_and_sent_ones_can_be_asked_for(reports, head, tell, ask):
    tell(head, f"{reports[0].pk}/send", given(**GOOD))

    assert ask("reports?is_open=true", head).json()["count"] == 0
    assert ask("reports?is_open=false", head).json()["count"] == 1


def test_a_sheet_says_what_is_asked_and_what_was_noticed(reports, head, tell, ask):
    tell(head, f"{reports[0].pk}/answers", given(deaths="1", cremations="3"), "put")

    sheet = ask(f"reports/{reports[0].pk}", head).json()

    questions = {one["code"]: one for one in sheet["questions"]}
    assert questions["cremations"]["value"] == "3"
    assert "2 người" in questions["cremations"]["remarks"][0]["message"]
    assert questions["new_jobs"]["value"] is None
    assert questions["new_jobs"]["remarks"][0]["holds_back"]


def test_answers_are_kept_question_by_question(reports, head, tell):
    path = f"{reports[0].pk}/answers"
    tell(head, path, given(deaths="1"), "put")
    kept = tell(head, path, given(new_jobs="2"), "put").json()

    found = Report.objects.get(pk=reports[0].pk)
    assert kept == {"id": found.pk, "status": "draft", "edition": 2}
    assert found.answers == {"deaths": {"value": "1"}, "new_jobs": {"value": "2"}}


def test_a_report_sent_twice_counts_once(monthly, reports, head, tell):
    path = f"{reports[0].pk}/send"

    first, again = (tell(head, path, given(**GOOD)) for _ in range(2))

    assert (first.status_code, first.json()) == (200, again.json())
    found = Report.objects.get(pk=reports[0].pk)
    assert (found.status, found.submitted_by) == ("submitted", monthly.heads[0])


def test_what_holds_a_report_back_is_said(reports, head, tell):
    response = tell(head, f"{reports[0].pk}/send", given(deaths="1"))

    assert response.status_code == 422
    assert response.json()["message"] == "Chưa điền mục này."
    assert Report.objects.get(pk=reports[0].pk).status == "waiting"


def test_two_devices_that_disagree_get_both_values(reports, head, tell):
    path = f"{reports[0].pk}/answers"
    tell(head, path, given(deaths="4"), "put")
    late = {"answers": {"deaths": {"value": "6", "before": ""}}}

    response = tell(head, path, late, "put")

    assert response.status_code == 409
    conflict = {"measure": "deaths", "yours": "6", "theirs": "4"}
    assert response.json()["conflicts"] == [conflict]
    assert Report.objects.get(pk=reports[0].pk).value("deaths") == "4"


def test_who_saw_the_value_may_change_it(reports, head, tell):
    path = f"{reports[0].pk}/answers"
    tell(head, path, given(deaths="4"), "put")
    seen = {"answers": {"deaths": {"value": "6", "before": "4.0"}}}

    assert tell(head, path, seen, "put").status_code == 200


def test_an_approved_report_takes_nothing_more(stage, reports, head, tell):
    path = f"{reports[0].pk}/send"
    tell(head, path, given(**GOOD))
    approve_report(Report.objects.get(pk=reports[0].pk), by=stage.tam)

    response = tell(head, path, given(**GOOD | {"deaths": "5"}))

    assert response.status_code == 409
    assert response.json()["conflicts"] == []


def test_the_report_of_another_village_is_not_there(reports, head, tell, ask):
    other = reports[1].pk

    assert ask(f"reports/{other}", head).status_code == 404
    assert tell(head, f"{other}/send", given(**GOOD)).status_code == 404
    assert Report.objects.get(pk=other).status == "waiting"


def test_who_sees_a_report_does_not_fill_it_in(stage, reports, tell):
    response = tell(code_for(stage.hoa), f"{reports[0].pk}/send", given(**GOOD))

    assert response.status_code == 403
    assert response.json()["message"].endswith(".")


def test_a_point_is_a_decimal_point(monthly, reports, head, tell):
    whole = tell(head, f"{reports[0].pk}/answers", given(deaths="1.250"), "put")
    thousand = tell(head, f"{reports[0].pk}/answers", given(deaths="1250.0"), "put")

    assert whole.status_code == 422
    assert whole.json()["fields"][0]["where"] == "deaths"
    assert thousand.status_code == 200
    assert Report.objects.get(pk=reports[0].pk).value("deaths") == "1250"


@pytest.mark.parametrize("code", ["households", "elsewhere", "new-jobs"])
def test_what_is_not_asked_is_not_taken(reports, head, tell, code):
    response = tell(head, f"{reports[0].pk}/answers", given(**{code: "1"}), "put")

    assert response.status_code == 422
    assert Report.objects.get(pk=reports[0].pk).answers == {}


DEEP = '{"answers":' + "[" * 20_000 + "]" * 20_000 + "}"


@pytest.mark.parametrize(
    ("body", "status"),
    [("{", 400), ("", 422), (b"\xff\xfe", 400), (DEEP, 400), ("[]", 422), ("null", 422),
     ('"x"', 422), ("1e999", 422), ("9" * 5000, 400), ('{"answers":[]}', 422),
     ('{"answers":{"deaths":1}}', 422), ('{"answers":{"deaths":{"value":1}}}', 422),
     ('{"answers":{"deaths":{"value":null}}}', 422),
     ('{"answers":{"deaths":{"value":"-1"}}}', 422),
     ('{"answers":{"deaths":{"value":"1e3"}}}', 422),
     ('{"answers":{"deaths":{"value":"١"}}}', 422),
     ('{"answers":{"deaths":{"value":"1\\n"}}}', 422),
     ('{"answers":{"deaths":{"value":"1","reason":"\\ud800"}}}', 422),
     ('{"answers":{"deaths":{"value":"1","by":"lan"}}}', 422),
     ('{"answers":{"deaths\'; DROP TABLE x;--":{"value":"1"}}}', 422),
     ('{"answers":{},"status":"approved"}', 422),
     ('{"answers":{"a":{"value":"' + "1" * 70_000 + '"}}}', 413)],
)  # fmt: skip
def test_whatever_comes_is_refused_with_a_sentence(reports, head, tell, body, status):
    response = tell(head, f"{reports[0].pk}/answers", body, "put")

    assert response.status_code == status
    assert response.json()["message"].endswith(".")
    assert Report.objects.get(pk=reports[0].pk).answers == {}


def test_words_lose_what_no_database_keeps(reports, head, tell):
    words = {"value": "1", "reason": "=1+1\x00\u202e  a", "source": "' OR 1=1"}
    path = f"{reports[0].pk}/answers"

    assert tell(head, path, {"answers": {"deaths": words}}, "put").status_code == 200
    kept = Report.objects.get(pk=reports[0].pk).answers["deaths"]
    assert kept == {"value": "1", "reason": "=1+1 a", "source": "' OR 1=1"}


@pytest.mark.parametrize("path", ["", "1", "1/answers", "1/send"])
def test_without_a_code_nothing(reports, tell, path):
    method = {"": "get", "1": "get", "1/answers": "put"}.get(path, "post")
    body = given() if method != "get" else {}

    assert tell("", path, body, method).status_code in (401, 404)
    assert tell("x", path, body, method).status_code in (401, 404)


@pytest.mark.parametrize(("path", "most"), [("reports", 17), ("reports/{}", 24)])
def test_how_many_queries_reading_takes(
    stage, reports, head, ask, django_assert_max_num_queries, path, most
):
    with django_assert_max_num_queries(most):
        assert ask(path.format(reports[0].pk), head).status_code == 200


def test_how_many_queries_sending_takes(
    reports, head, tell, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40):
        assert tell(head, f"{reports[0].pk}/send", given(**GOOD)).status_code == 200
