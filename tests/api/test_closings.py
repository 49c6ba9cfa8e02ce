"""What was closed can be taken along: signed, and for statistical offices."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from langso.api.actions import issue_token
from langso.measures.actions import close_period
from langso.measures.calendars import window_on
from langso.measures.closings.body import canonical, hash_of
from langso.measures.closings.file import read_file
from langso.measures.models import Closing, Measure
from langso.people.models import Post
from tests.api.conftest import MARCH

TODAY = timezone.localdate()


@pytest.fixture
def closing(stage, jobs):
    window = window_on("report_month", MARCH)
    return close_period(stage.commune, window, by=stage.hoa)


@pytest.fixture
def sdmx(client, closing):
    def read(version):
        where = f"/du-lieu-mo/xa-ben-gom-{closing.commune_id}/chot-so-lieu/"
        return client.get(f"{where}{closing.sha256}/sdmx-{version}.csv")

    return read


def test_the_signed_file_is_sound_and_always_the_same(closing, ask):
    path = f"communes/{closing.commune_id}/closings"
    (named,) = ask(path).json()["items"]

    first, again = (ask(f"{path}/{named['sha256']}") for _ in range(2))

    handed = read_file(first.content)
    assert handed.sha256 == closing.sha256
    assert first.content == again.content
    assert (
        ask(f"{path}/{named['sha256']}", if_none_match=first["ETag"]).status_code == 304
    )


def test_the_closing_of_another_commune_is_not_there(stage, closing, ask):
    path = f"communes/{stage.other.pk}/closings/{closing.sha256}"

    assert ask(path).status_code == 404


def test_what_was_taken_in_from_elsewhere_is_published_there(closing, ask, sdmx):
    Closing.objects.update(imported_at=closing.closed_at)

    path = f"communes/{closing.commune_id}/closings"
    assert ask(path).status_code == 404
    assert ask(f"{path}/{closing.sha256}").status_code == 404
    assert sdmx("2.0").status_code == 404


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_statistical_office_reads_the_same_figures(closing, sdmx, version):
    rows = list(csv.DictReader(io.StringIO(sdmx(version).content.decode())))

    jobs = next(row for row in rows if row["INDICATOR"] == "new_jobs")
    assert (jobs["OBS_VALUE"], jobs["OBS_STATUS"]) == ("42", "P")
    assert (jobs["UNITS_COVERED"], jobs["UNITS_EXPECTED"]) == ("2", "3")
    assert jobs["REF_AREA"] == f"LS{closing.commune_id}"


def test_the_pages_lead_to_them(stage, closing, client, client_of):
    at = f"xa-ben-gom-{stage.commune.pk}"
    sdmx = f"/du-lieu-mo/{at}/chot-so-lieu/{closing.sha256}/sdmx-2.0.csv"

    assert sdmx in client.get(f"/chot-so-lieu/{at}/").content.decode()
    assert sdmx in client.get(f"/du-lieu-mo/{at}/2026/").content.decode()
    officers = client_of("lan").get(f"/so-lieu/chot/{closing.pk}/")
    assert sdmx in officers.content.decode()


@pytest.mark.parametrize(
    ("path", "most"), [("", 1), ("/{}", 3)], ids=["list", "signed file"]
)
def test_how_many_queries_closings_take(
    closing, ask, django_assert_max_num_queries, path, most
):
    with django_assert_max_num_queries(most):
        where = f"communes/{closing.commune_id}/closings"
        assert ask(where + path.format(closing.sha256)).status_code == 200


@pytest.fixture
def telling(stage, with_figures, a_month):
    """March, closed: one village alone has reported, and three deaths are too few."""
    a_month(MARCH, (80, 3, 1, 40))
    window = window_on("report_month", MARCH)
    return close_period(stage.commune, window, by=stage.hoa)


def code_of(person) -> str:
    post = Post.objects.get(user=person)
    return issue_token(post, "Máy", TODAY + timedelta(days=30), by=person)[1]


def test_a_small_number_of_one_village_leaves_no_file(telling, client):
    where = f"/du-lieu-mo/xa-ben-gom-{telling.commune_id}/chot-so-lieu/"

    found = client.get(f"{where}{telling.sha256}/sdmx-2.0.csv").content.decode()

    rows = {row["INDICATOR"]: row for row in csv.DictReader(io.StringIO(found))}
    assert (rows["deaths"]["OBS_VALUE"], rows["deaths"]["OBS_STATUS"]) == ("", "Q")
    assert rows["new_jobs"]["OBS_VALUE"] == "40"  # nothing about a home
    assert rows["households"]["OBS_VALUE"] == "300"


def test_the_signed_file_with_it_is_for_the_commune_and_its_city(
    stage, telling, ask, client
):
    path = f"communes/{telling.commune_id}/closings/{telling.sha256}"

    refused, whole = ask(path), ask(f"{path}/whole", code_of(stage.lan))

    assert refused.status_code == 403
    assert "mã truy cập" in refused.json()["message"]
    handed = read_file(whole.content)
    deaths = next(one for one in handed.body.lines if one.measure == "deaths")
    assert (handed.sha256, deaths.value) == (telling.sha256, 3)
    assert "private" in whole.headers["Cache-Control"]
    assert ask(f"{path}/whole").status_code == 401
    assert ask(f"{path}/whole", code_of(stage.minh)).status_code == 404
    page = client.get(f"/chot-so-lieu/xa-ben-gom-{telling.commune_id}/").content
    assert "chỉ gửi lên thành phố" in page.decode()
    assert path not in page.decode()


def test_what_the_commune_counts_itself_is_no_village(telling, ask):
    Measure.objects.filter(code__in=("deaths", "cremations")).update(
        counted_where="commune"
    )

    path = f"communes/{telling.commune_id}/closings/{telling.sha256}"
    assert ask(path).status_code == 200


def test_nobody_finds_the_number_by_trying(telling):
    body = json.loads(telling.body)
    body.pop("salt")
    lines = {line["measure"]: line for line in body["lines"]}

    tried = []
    for number in range(1, 5):
        lines["deaths"]["value"] = f"{number}"
        tried.append(hash_of(canonical(body)))

    assert telling.sha256 not in tried
