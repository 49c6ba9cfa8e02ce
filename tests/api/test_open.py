"""Open data is what is approved now, typed and described, and nobody is found in it."""

import csv
import io
import json
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from frictionless import Package

from langso.api.queries.published import hidden_in
from langso.api.tables import as_csv, tables
from langso.measures.actions import approve_report, send_report
from langso.measures.disclosure import Counted
from langso.measures.models import Figure, Report
from langso.measures.queries.sheets import with_period
from langso.measures.withholding import Told
from langso.resolutions.models import Target
from tests.api.conftest import MARCH
from tests.measures.conftest import changes

WORK = Counted("new_jobs", "người")
JANUARY = date(2026, 1, 31)
pytestmark = pytest.mark.usefixtures("nothing_harmless")


@pytest.fixture
def root(stage):
    return f"/du-lieu-mo/xa-ben-gom-{stage.commune.pk}/2026/"


@pytest.fixture
def take(client, root):
    """A file of the package."""
    return lambda name, **headers: client.get(root + name, headers=headers)


@pytest.fixture
def rows(take):
    """The lines of a table, by the names of its columns."""

    def read(name):
        text = take(f"{name}.csv").content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    return read


@pytest.fixture
def approve(stage, monthly):
    """Thôn 3 reports late, and is approved."""

    def run(*numbers):
        last = with_period(Report.objects.filter(unit=stage.villages[2])).get()
        sent = send_report(last, changes(monthly, *numbers), by=monthly.heads[2])
        return approve_report(sent, by=stage.tam)

    return run


def test_the_package_is_valid_as_frictionless_says(jobs, approve, take, tmp_path):
    approve(60, 0, 0, 1)
    for name in ("datapackage.json", *(table.file for table in tables().values())):
        (tmp_path / name).write_bytes(take(name).content)

    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(tables())


def test_each_file_is_as_large_and_hashed_as_the_package_says(jobs, take):
    for resource in json.loads(take("datapackage.json").content)["resources"]:
        content = take(resource["path"]).content
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_the_package_says_whose_it_is_and_of_which_day(jobs, take):
    package = json.loads(take("datapackage.json").content)
    newest = Report.objects.filter(decided_at__isnull=False).latest("decided_at")

    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"][0]["path"].endswith(
        f"-{jobs.resolution.commune_id}/2026/"
    )
    assert date.fromisoformat(package["version"]) >= newest.decided_at.date()
    fields = [f for r in package["resources"] for f in r["schema"]["fields"]]
    assert all(field["description"] and field["title"] for field in fields)


def test_an_approval_changes_the_files_and_their_mark(jobs, approve, take, rows):
    etags = {name: take(name).headers["ETag"] for name in ("chi-tieu.csv", "")}
    package = take("datapackage.json")
    assert take("chi-tieu.csv", if_none_match=etags["chi-tieu.csv"]).status_code == 304

    approve(60, 0, 0, 1)

    for name, etag in etags.items():
        assert take(name, if_none_match=etag).status_code == 200
    assert take("datapackage.json").content != package.content
    assert rows("chi-tieu")[1]["current_part"] == "225"


def test_what_is_only_sent_is_not_in_it(stage, jobs, monthly, rows):
    before = rows("so-lieu-thon")
    last = with_period(Report.objects.filter(unit=stage.villages[2])).get()
    send_report(last, changes(monthly, 60, 0, 0, 1), by=monthly.heads[2])

    assert rows("so-lieu-thon") == before
    assert {row["unit"] for row in before} == {"Thôn 1", "Thôn 2"}


def test_small_numbers_are_left_out_and_cannot_be_subtracted(jobs, approve, rows):
    approve(60, 12, 0, 30)
    found = {(r["measure"], r["unit"]): r for r in rows("so-lieu-thon")}

    assert found["households_in_chat", "Thôn 3"]["value"] == "60"
    deaths = [found["deaths", f"Thôn {n}"] for n in (1, 2, 3)]  # 4, 9, 12
    assert [row["value"] for row in deaths] == ["", "", "12"]
    assert [row["withheld"] for row in deaths] == ["true", "true", "false"]
    jobs_found = [found["new_jobs", f"Thôn {n}"]["value"] for n in (1, 2, 3)]
    assert jobs_found == ["40", "", ""]  # 40, 2, 30


def test_the_interface_leaves_out_the_same(stage, jobs, approve, ask):
    approve(3, 12, 0, 30)

    path = f"communes/{stage.commune.pk}/resolutions/2026/targets/{jobs.pk}/origin"
    origins = ask(path).json()["origins"]

    assert [one["part"] for one in origins] == [None, "85", None]
    assert [one["withheld"] for one in origins] == [True, False, True]
    told = [one["reports"][0]["values"][0]["value"] for one in origins]
    assert told == [None, "85", None]


def told(*numbers, ends_on=JANUARY, starts_on=None, measure=WORK, is_flow=True):
    """What each unit said for one period."""
    return [
        Told(measure, is_flow, starts_on or ends_on, ends_on, unit, Decimal(value))
        for unit, value in enumerate(numbers, 1)
        if value is not None
    ]


UNITS = {1: ("Thôn 1", "village"), 2: ("Thôn 2", "village"), 3: ("Thôn 3", "village")}


def test_a_village_left_out_of_a_month_is_left_out_of_the_year():
    """As on the page: other months and spans would give the one away."""
    february = date(2026, 2, 28)
    lines = [
        *told(3, 50, 60),
        *told(30, 90, 95, ends_on=february),
        *told(33, 140, 155, ends_on=february, starts_on=date(2026, 1, 1)),
    ]

    assert hidden_in({7: lines}, UNITS) == {7: {1, 2}}


def test_what_stands_in_one_share_is_left_out_together():
    other = Counted("children_weighed", "trẻ em")
    lines = {7: told(3, 50, 60), 8: told(40, 80, 90, measure=other)}

    assert hidden_in(lines, UNITS) == {7: {1, 2}, 8: frozenset()}
    assert hidden_in(lines, UNITS, [(7, 8)]) == {7: {1, 2}, 8: {1, 2}}


def test_a_school_is_left_out_like_a_village_and_the_commune_never():
    pupils = Counted("pupils_left", "học sinh")
    lines = told(1, 20, 1, measure=pupils)
    units = {1: ("Trường 1", "school"), 2: ("Trường 2", "school"), 3: ("Xã", "commune")}

    assert hidden_in({7: lines}, units) == {7: {1, 2}}


def test_nothing_in_it_is_a_formula(jobs, rows):
    words = '=HYPERLINK("x") một\nhai'
    Target.objects.filter(pk=jobs.pk).update(quote=words, owner="@lan")

    row = rows("chi-tieu")[1]

    assert row["quote"] == '\'=HYPERLINK("x") một hai'
    assert row["owner"] == "'@lan"


def test_a_number_below_zero_stays_a_number():
    table = tables()["ket-qua"]
    line = (1, "", "-a", "-3", "%", None, None, "", "", "q", "")

    text = as_csv(table, [line]).decode("utf-8-sig").splitlines()[1]

    assert text == "1,,'-a,-3,%,,,,,q,"


def test_no_person_and_no_reason_is_in_it(jobs, approve, take):
    approve(60, 0, 0, 1)
    Figure.objects.update(reason="Nhà ông Mẫu", source="Lời bà Mẫu")
    told = "".join(
        take(name).content.decode()
        for name in ("datapackage.json", *(t.file for t in tables().values()))
    )

    for name in ("truongthon", "Nhà ông", "Lời bà", "decided_by", "submitted_by"):
        assert name not in told


def test_the_page_names_every_file(jobs, take, root):
    page = take("").content.decode()

    for table in tables().values():
        assert f"{root}{table.file}" in page
    assert f"{root}datapackage.json" in page


def test_the_first_page_leads_to_every_year(jobs, client, root):
    assert root in client.get("/du-lieu-mo/").content.decode()


def test_programs_find_the_packages(jobs, ask, root):
    (package,) = ask("open-data").json()["items"]

    assert package["datapackage"] == f"http://testserver{root}datapackage.json"
    assert len(package["files"]) == len(tables())


@pytest.mark.parametrize(
    "path",
    ["khac.csv", "chi-tieu.json", "../2025/", "so-lieu-thon.csv.csv"],
)
def test_what_is_not_there_is_not_found(jobs, client, root, path):
    assert client.get(root + path).status_code == 404


def test_a_draft_is_not_open_data(stage, a_draft, client, root):
    a_draft()

    assert client.get(root).status_code == 404
    assert client.get(f"{root}datapackage.json").status_code == 404


@pytest.mark.parametrize(
    ("name", "most"),
    [("", 4), ("chi-tieu.csv", 14), ("so-lieu-thon.csv", 3), ("ket-qua.csv", 2),
     ("nhiem-vu.csv", 2), ("chi-so.csv", 2), ("datapackage.json", 24)],
)  # fmt: skip
def test_how_many_queries_a_file_takes(
    jobs, take, django_assert_max_num_queries, name, most
):
    with django_assert_max_num_queries(most):
        assert take(name).status_code == 200


def test_two_months_are_in_their_order(jobs, a_month, rows):
    a_month(MARCH + timedelta(days=31), (81, 8, 1, 10), (86, 9, 6, 12))

    days = [r["ends_on"] for r in rows("so-lieu-thon") if r["measure"] == "deaths"]

    assert days == ["2026-03-14"] * 2 + ["2026-04-14"] * 2


def test_files_are_vietnamese_whatever_the_cookie(client, jobs, take):
    before = take("chi-tieu.csv")
    client.cookies["django_language"] = "en"

    after = take("chi-tieu.csv")

    assert after.content == before.content
    assert after.headers["Content-Language"] == "vi"
