"""Schools and the health station report like villages, and are counted among none."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from langso.core.actions import NotAllowed, Refused
from langso.core.chores import chores_of
from langso.measures.actions import (
    Change,
    approve_report,
    load_catalogue,
    make_form,
    open_period,
    send_report,
    tie_target,
)
from langso.measures.answers import Answer
from langso.measures.models import Form, Indicator, Measure, Report
from langso.measures.queries.closing import preview_of
from langso.measures.queries.mapping import mapping_of
from langso.measures.queries.matrix import matrix_of
from langso.measures.queries.sheets import window_of, with_period
from langso.measures.queries.tables import table_of
from langso.people.actions import appoint, system
from langso.people.models import User
from langso.places.actions import change_institution, found_unit
from langso.places.models import Unit
from langso.places.queries import ended_villages, villages_of
from tests.boards.conftest import TEXT, a_living
from tests.conftest import START

__all__ = ["a_living"]  # fixture
pytestmark = pytest.mark.django_db
YEAR = date(2026, 8, 31)
NOW = date(2026, 11, 20)
FORM = {
    "code": "truong",
    "name": "Báo cáo của trường",
    "calendar": "school_year",
    "level": "school",
    "due_days": 30,
    "roles": ["school_reporter"],
}


def reporter(name: str, role: str, unit: Unit) -> User:
    person = User.objects.create(username=name)
    appoint(person, role, unit, by=system(), starts_on=START)
    return person


@pytest.fixture
def schools(stage, monkeypatch) -> SimpleNamespace:
    """Two schools and a station of Xã Bến Gốm; the form asks each school two things."""
    monkeypatch.setattr(timezone, "localdate", lambda *_moment: NOW)
    load_catalogue(by=system())
    units = [
        found_unit(level, name, stage.commune, valid_from=START, by=system())
        for level, name in (
            ("school", "Trường Mẫu 1"),
            ("school", "Trường Mẫu 2"),
            ("station", "Trạm Mẫu"),
        )
    ]
    people = [reporter(f"truong{n}", "school_reporter", units[n]) for n in range(2)]
    measures = [Measure.objects.get(code=code) for code in ("pupils", "pupils_left")]
    form = make_form(stage.commune, FORM, measures, by=stage.lan)
    return SimpleNamespace(units=units, people=people, form=form, measures=measures)


def reports_of(form: Form, by: User, day: date = YEAR) -> list[Report]:
    period = open_period(form, day, by=by)
    return list(with_period(period.reports).order_by("unit__path"))


def said(*numbers: int) -> dict[str, Change]:
    pairs = zip(("pupils", "pupils_left"), numbers, strict=True)
    return {code: Change(Answer(Decimal(n))) for code, n in pairs}


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_a_form_of_schools_expects_the_schools_of_the_day(stage, schools):
    change_institution(
        schools.units[1], name="Trường Mẫu 2", code="", valid_to=date(2026, 9, 1),
        by=system(),
    )  # fmt: skip

    assert [r.unit for r in reports_of(schools.form, stage.lan)] == schools.units[:2]
    later = reports_of(schools.form, stage.lan, NOW)
    assert [r.unit for r in later] == schools.units[:1]


def test_a_form_of_the_station_expects_the_station(stage, schools):
    fields = FORM | {"code": "tram", "level": "station", "name": "Báo cáo của trạm"}
    standard = Measure.objects.get(code="health_standard")
    form = make_form(stage.commune, fields, [standard], by=stage.lan)

    assert [r.unit for r in reports_of(form, stage.lan)] == schools.units[2:]


def test_a_school_is_no_village_anywhere(stage, schools):
    sent = send_report(
        reports_of(schools.form, stage.lan)[0], said(312, 0), by=schools.people[0]
    )
    approve_report(sent, by=stage.tam)
    change_institution(
        schools.units[1], name="Trường Mẫu 2", code="", valid_to=date(2026, 11, 1),
        by=system(),
    )  # fmt: skip
    matrix = matrix_of(stage.commune, NOW)

    assert list(villages_of(stage.commune)) == stage.villages
    assert not ended_villages(stage.commune)
    assert [row.unit.pk for row in matrix.rows] == [v.pk for v in stage.villages]
    assert not {"pupils", "pupils_left"} & {c.top.code for c in matrix.columns}


def test_a_school_sends_its_own_report_and_no_other(stage, schools):
    first, second = reports_of(schools.form, stage.lan)
    head = reporter("truongthon", "village_head", stage.villages[0])

    with pytest.raises(NotAllowed):
        send_report(second, said(300, 1), by=schools.people[0])
    with pytest.raises(NotAllowed):
        send_report(first, said(300, 1), by=head)
    assert send_report(first, said(300, 1), by=schools.people[0]).submitted_at


def test_a_school_finds_its_report_on_its_phone(stage, schools):
    first, _second = reports_of(schools.form, stage.lan)
    client = Client()
    client.force_login(schools.people[0])

    home = words(client.get(reverse("phone:home")))
    page = words(client.get(reverse("phone:report", args=[first.pk])))

    assert "Việc của trường" in home
    assert "Trường có bao nhiêu học sinh đang học" in page
    assert "In biểu mẫu" in page


def test_who_is_late_is_called_a_school(stage, schools, client_of):
    first, _second = reports_of(schools.form, stage.lan)
    send_report(first, said(300, 1), by=schools.people[0])

    found = [c.title for c in chores_of(stage.lan, NOW) if "chưa gửi" in c.title]
    page = client_of("lan").get(reverse("officer:period", args=[first.period_id]))

    assert found == ["1 trường chưa gửi báo cáo năm học 2025-2026"]
    assert "1 trường chưa gửi" in words(page)


def test_a_sum_over_schools_says_from_how_many_it_comes(stage, schools, a_living):
    text = TEXT.replace(
        "- 100% hộ gia đình có người trong nhóm Zalo của thôn.",
        "- Có ít nhất 1.000 học sinh đang học.",
    )
    target = a_living(text).targets.get(quote__contains="1.000")
    own = Indicator.objects.create(
        code="pupils", commune=stage.commune, name="Học sinh", kind="measure",
        numerator=schools.measures[0], unit="học sinh", direction="up",
        calendar="year", valid_from=START,
    )  # fmt: skip
    tie_target(target, own, by=stage.lan)
    sent = send_report(
        reports_of(schools.form, stage.lan)[0], said(312, 0), by=schools.people[0]
    )
    approve_report(sent, by=stage.tam)

    page = words(Client().get(reverse("boards:resolution", args=[stage.commune, 2026])))

    assert "mới có 1 trên 2 trường" in page
    assert "Báo cáo đã duyệt của các trường" in page
    assert "trên 3 thôn" not in page
    assert "trên 2 thôn" not in page
    path = f"/api/v1/communes/{stage.commune.pk}/resolutions/2026/targets"
    told = Client().get(path).json()["items"]
    (verified,) = [one["verified"] for one in told if one["id"] == target.pk]
    assert (verified["covered"], verified["of"]) == (1, "school")
    assert verified["missing"] == ["Trường Mẫu 2"]


def test_the_table_and_the_closing_cover_the_schools(stage, schools):
    first, _second = reports_of(schools.form, stage.lan)
    sent = send_report(first, said(312, 2), by=schools.people[0])
    approve_report(sent, by=stage.tam)

    table = table_of(schools.form, window_of(first), NOW)
    lines = preview_of(stage.commune, window_of(first), NOW).lines

    assert [place.unit for place in table.places] == schools.units[:2]
    assert [(c.total, c.covered) for c in table.columns] == [(312, 1), (2, 1)]
    line = next(one for one in lines if one.measure == "pupils")
    assert (line.value, line.covered, line.expected) == (312, 1, 2)
    assert line.missing == ("Trường Mẫu 2",)


def test_the_commune_is_not_asked_what_its_schools_say(stage, schools):
    fields = FORM | {"code": "xa", "name": "Biểu của xã", "level": "commune"}
    form = make_form(stage.commune, fields, schools.measures, by=stage.lan)

    assert [one.source for one in mapping_of(form)] == [schools.form] * 2
    with pytest.raises(Refused):
        open_period(form, YEAR, by=stage.lan)


def test_the_page_of_a_new_form_asks_schools_only_what_they_count(stage, schools):
    client = Client()
    client.force_login(stage.lan)
    address = reverse("measures:form", args=[stage.commune.pk])
    fields = {"name": "Mới", "calendar": "year", "due_days": 3, "level": "school"}

    refused = client.post(address, fields | {"measures": ["pupils", "new_jobs"]})
    client.post(address, fields | {"measures": ["pupils"]})

    assert "Không đếm ở trường: Người có việc làm mới" in words(refused)
    assert Form.objects.get(name="Mới").roles == ["school_reporter"]


def test_posts_of_a_school_are_handed_out_by_the_commune(stage, schools):
    post = schools.people[0].posts.get()

    assert post.commune == stage.commune
    with pytest.raises(Refused):
        appoint(stage.nam, "village_head", schools.units[0], by=system())
    with pytest.raises(Refused):
        appoint(stage.nam, "school_reporter", schools.units[2], by=system())


def test_the_page_of_places_lists_and_ends_them(stage, schools):
    appoint(stage.nam, "commune_administrator", stage.commune, by=system())
    client, school = Client(), schools.units[0]
    client.force_login(stage.nam)
    added = {"level": "school", "name": "Trường Mẫu 3", "valid_from": "1/9/2026"}
    ended = {"name": "Trường Mẫu A", "code": "", "valid_to": "31/8/2026"}

    client.post(reverse("places:add-school", args=[stage.commune.pk]), added)
    client.post(reverse("places:school", args=[school.pk]), ended)
    page = words(client.get(reverse("places:commune", args=[stage.commune.pk])))

    assert "3 thôn" in page
    assert "Trường Mẫu 3" in page
    assert "Trạm Mẫu" in page
    school.refresh_from_db()
    assert (school.name, school.valid_to) == ("Trường Mẫu A", date(2026, 8, 31))
    village = reverse("places:school", args=[stage.villages[0].pk])
    assert client.post(village, ended).status_code == 404
