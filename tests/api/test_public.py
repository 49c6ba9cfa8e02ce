"""What everybody may read as JSON is what the public pages say, and no more."""

import json
from datetime import date

import pytest
from django.utils import timezone

from langso.measures.actions import approve_report, name_obstacle, send_report
from langso.measures.actions.obstacles import Naming
from langso.measures.models import Measure, Report
from langso.measures.queries.sheets import with_period
from tests.api.conftest import MARCH
from tests.measures.conftest import changes

YEAR = "communes/{}/resolutions/2026"


@pytest.fixture
def of_the_year(stage):
    return YEAR.format(stage.commune.pk)


def test_communes_are_those_that_adopted_something(stage, with_figures, ask):
    page = ask("communes").json()

    assert page["count"] == 1
    assert page["items"][0] == {
        "id": stage.commune.pk,
        "code": "",
        "name": "Xã Bến Gốm",
        "province": "Tỉnh Sông Gốm",
        "is_sample": False,
        "years": [2026],
    }


def test_a_commune_without_a_resolution_is_not_there(stage, with_figures, ask):
    for path in ("", "/resolutions", "/resolutions/2026", "/closings"):
        assert ask(f"communes/{stage.other.pk}{path}").status_code == 404


def test_a_draft_is_nowhere(stage, a_draft, ask):
    draft = a_draft()

    assert ask("communes").json()["items"] == []
    assert ask(f"communes/{draft.commune_id}/resolutions").status_code == 404


def test_a_resolution_comes_with_its_clauses(with_figures, of_the_year, ask):
    found = ask(of_the_year).json()

    assert found["targets"] == 2
    assert found["symbol"] == with_figures.symbol
    assert [c["number"] for c in found["clauses"]] == ["1", "1.1", "2", "3"]


def test_results_say_what_does_not_add_up(with_figures, of_the_year, ask):
    (result,) = ask(f"{of_the_year}/results").json()["items"]

    assert (result["part"], result["whole"]) == ("12535", "12858")
    assert result["value"] == "97.32"
    assert "97,49" in result["doubts"][0]


def test_a_target_entered_by_an_officer_has_its_verdict(
    stage, with_figures, of_the_year, ask
):
    first, second = ask(f"{of_the_year}/targets").json()["items"]

    assert first["verified"]["missing"] == ["Thôn 3"]
    assert (first["verified"]["covered"], first["verified"]["expected"]) == (2, 3)
    assert first["status"] == "unknown"
    assert second["verified"]["as_of"] == "2026-06-30"
    assert second["still_missing"] == 12858 - 8900


def test_both_needles_stand_side_by_side(stage, jobs, monthly, of_the_year, ask):
    last = with_period(Report.objects.filter(unit=stage.villages[2])).get()
    send_report(last, changes(monthly, 60, 0, 0, 1), by=monthly.heads[2])

    target = ask(f"{of_the_year}/targets").json()["items"][1]

    assert target["indicator"] == "chat_group_rate"
    assert (target["verified"]["part"], target["verified"]["whole"]) == ("165", "200")
    assert (target["reported"]["part"], target["reported"]["whole"]) == ("225", "300")
    assert target["verified"]["as_of"] == "2026-03-14"


def test_a_figure_opens_to_villages_and_reports(stage, jobs, of_the_year, ask):
    opened = ask(f"{of_the_year}/targets/{jobs.pk}/origin").json()

    first, _second, third = opened["origins"]
    assert (first["village"], first["part"], first["whole"]) == ("Thôn 1", "80", "100")
    assert first["reports"][0]["ends_on"] == "2026-03-14"
    assert third["is_missing"]


def test_no_person_is_named(stage, jobs, of_the_year, ask):
    told = "".join(
        ask(f"{of_the_year}/{path}").content.decode()
        for path in ("targets", "tasks", "results", f"targets/{jobs.pk}/origin")
    )

    for name in ("lan", "tam", "truongthon1"):
        assert f'"{name}"' not in told


def test_tasks_say_how_far_they_are(with_figures, of_the_year, ask):
    (task,) = ask(f"{of_the_year}/tasks").json()["items"]

    assert task["progress"] == "not_started"
    assert "quý II/2026" in task["deadline"]


def test_the_catalogue_can_be_read(catalogue, ask):
    measures = ask("measures").json()["items"]
    indicators = ask("indicators").json()["items"]

    assert {"households", "new_jobs"} <= {one["code"] for one in measures}
    rate = next(one for one in indicators if one["code"] == "chat_group_rate")
    assert rate["denominator"] == "households"


def test_what_a_commune_added_for_itself_is_not_in_it(stage, catalogue, ask):
    Measure.objects.create(
        code="own", commune=stage.commune, name="Riêng", unit="hộ", kind="flow",
        counted_where="village",
    )  # fmt: skip

    assert "own" not in ask("measures").content.decode()


@pytest.mark.parametrize("part", ["", "/targets", "/results", "/tasks"])
def test_a_copy_is_good_until_something_is_approved(
    stage, jobs, monthly, of_the_year, ask, part
):
    first = ask(of_the_year + part)
    assert first.headers["Cache-Control"] == "public, no-cache"
    etag = first.headers["ETag"]
    assert ask(of_the_year + part, if_none_match=etag).status_code == 304

    last = with_period(Report.objects.filter(unit=stage.villages[2])).get()
    sent = send_report(last, changes(monthly, 60, 0, 0, 1), by=monthly.heads[2])
    approve_report(sent, by=stage.tam)

    assert ask(of_the_year + part, if_none_match=etag).status_code == 200


def test_lists_carry_the_mark_of_what_they_say(with_figures, ask):
    etag = ask("communes").headers["ETag"]

    assert ask("communes", if_none_match=etag).status_code == 304


def test_a_cookie_changes_nothing(client_of, with_figures, of_the_year, ask):
    mine = client_of("lan").get(f"/api/v1/{of_the_year}/targets")

    assert mine.content == ask(f"{of_the_year}/targets").content
    assert mine.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("path", "most"),
    [("communes", 2), ("communes/{0}", 2), ("communes/{0}/resolutions", 1),
     ("communes/{0}/resolutions/2026", 2),
     ("communes/{0}/resolutions/2026/results", 2),
     ("communes/{0}/resolutions/2026/tasks", 2),
     ("communes/{0}/resolutions/2026/targets", 14),
     ("communes/{0}/resolutions/2026/targets/{1}/origin", 14),
     ("measures", 1), ("indicators", 1)],
)  # fmt: skip
def test_how_many_queries_an_answer_takes(
    stage, jobs, ask, django_assert_max_num_queries, path, most
):
    with django_assert_max_num_queries(most):
        response = ask(path.format(stage.commune.pk, jobs.pk))

    assert response.status_code == 200


def test_an_unchanged_copy_takes_one_query(
    jobs, of_the_year, ask, django_assert_num_queries
):
    etag = ask(f"{of_the_year}/targets").headers["ETag"]

    with django_assert_num_queries(1):
        ask(f"{of_the_year}/targets", if_none_match=etag)


@pytest.mark.parametrize(
    ("path", "status"),
    [("communes/x", 422), ("communes/0", 422), ("communes/99999999999999999999", 422),
     ("communes/1'%20OR%20'1'='1", 422), ("communes?page=0", 422),
     ("communes?page=9999", 404), ("communes?page=1;drop", 422),
     ("communes/9007199254740992", 404), ("nothing", 404), ("", 404),
     ("communes/1/closings/" + "a" * 64, 404), ("communes/1/closings/zz", 422)],
)  # fmt: skip
def test_a_refusal_is_json_with_a_sentence(with_figures, ask, path, status):
    response = ask(path)

    assert response.status_code == status
    assert response.headers["Content-Type"].startswith("application/json")
    assert response.json()["message"].endswith(".")


def test_another_method_is_refused_with_those_it_takes(stage, client):
    response = client.post("/api/v1/communes", "{}", content_type="application/json")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    assert "GET" in response.json()["message"]


def test_refusals_are_in_vietnamese_whatever_the_cookie(client):
    client.cookies["django_language"] = "en"

    words = client.get("/api/v1/nothing").json()["message"]

    assert words == "Không có gì ở địa chỉ này."


def test_numbers_are_exact_strings(stage, jobs, of_the_year, ask):
    told = ask(f"{of_the_year}/targets").content.decode()
    parsed = json.loads(told, parse_float=pytest.fail)

    assert parsed["items"][1]["verified"]["part"] == "165"


def test_days_are_iso(jobs, of_the_year, ask):
    target = ask(f"{of_the_year}/targets").json()["items"][1]

    assert date.fromisoformat(target["verified"]["as_of"]) > MARCH


def test_the_head_alone_can_be_asked_for(client, with_figures, ask):
    head = client.head("/api/v1/communes")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == ask("communes").headers["ETag"]


def test_what_holds_a_target_up_is_said(stage, jobs, of_the_year, ask):
    today = timezone.localdate()
    words = {"reason": "Chờ thành phố giao mặt bằng", "turn": "Thành phố"}
    name_obstacle(jobs, Naming(**words, since=today), by=stage.lan)

    target = ask(f"{of_the_year}/targets").json()["items"][1]

    assert target["status"] == "held_up"
    assert target["obstacle"]["reason"] == "Chờ thành phố giao mặt bằng"
    assert target["obstacle"]["turn"] == "Thành phố"
