"""A stranger reads no number of a village that could be a household; staff do.

New jobs of three villages: in February 2, 30 and 40, in March 20, 31 and nothing yet.
"""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from langso.measures.actions import (
    approve_report,
    begin_correction,
    send_report,
    tie_target,
)
from langso.measures.models import Indicator, Report
from langso.measures.queries.sheets import with_period
from langso.people.models import Post, User
from langso.places.models import Unit
from tests.boards.conftest import TEXT
from tests.boards.test_public_page import address
from tests.conftest import START
from tests.measures.conftest import a_month, catalogue, changes, monthly

pytestmark = pytest.mark.usefixtures("nothing_harmless")
__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
TODAY = date(2026, 4, 1)
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)
WHY = "Số nhỏ của một thôn không công bố để không nhận ra một hộ."
AIM = "- Tạo việc làm mới cho 500 người có việc làm.\n\n3. Nhiệm vụ"


@pytest.fixture(autouse=True)
def spring(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: TODAY)


@pytest.fixture
def target(a_living, stage, monthly):
    living = a_living(TEXT.replace("3. Nhiệm vụ", AIM))
    found = living.targets.get(value=500)
    tie_target(found, Indicator.objects.get(code="new_jobs"), by=stage.lan)
    return found


@pytest.fixture
def jobs(target, a_month):
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 0, 0, 30), (80, 0, 0, 40))
    a_month(MARCH, (80, 1, 1, 20), (80, 0, 0, 31))
    return target


class Seen:
    """The page behind a figure in words: rows of villages, tiles, their table."""

    def __init__(self, client, target):
        url = f"{address(target.resolution)}chi-tieu/{target.pk}/"
        self.html = unescape(client.get(url).content.decode())
        below = self.html[self.html.index("ls-table--stack") :]
        self.rows = [words(row) for row in re.findall(r"<tr id=.*?</tr>", below, re.S)]
        courses = re.search(r'<ul class="ls-courses">.*?</ul>', self.html, re.S)
        self.tiles = re.findall(r"<li>.*?</li>", courses[0], re.S) if courses else []
        table = re.search(r'"ls-series ls-series--wide">.*?</table>', self.html, re.S)
        body = table[0][table[0].index("<tbody") :] if table else ""
        self.courses = [words(row) for row in re.findall(r"<tr>.*?</tr>", body, re.S)]

    @property
    def told(self):
        """Every number said of a village, wherever it stands."""
        said = " ".join([*self.rows, *map(words, self.tiles), *self.courses])
        said = re.sub(
            r"Thôn \d|[Tt]háng \d+/\d+|\d+/\d+/\d+|\d báo cáo trước đó", "", said
        )
        return set(re.findall(r"\d+", said))


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def correct(stage, monthly, village, day, *numbers, why):
    """A village corrects an approved month, and is approved once more."""
    mine = with_period(Report.objects.filter(unit=stage.villages[village]))
    report = mine.get(period__ends_on=day, status="approved")
    head = monthly.heads[village]
    begin_correction(report, why, by=head)
    sent = send_report(mine.get(replaces=report), changes(monthly, *numbers), by=head)
    approve_report(sent, by=stage.tam)


def test_a_stranger_reads_ít_and_why(jobs, client_of):
    seen = Seen(client_of(""), jobs)

    assert seen.rows[0].startswith("Thôn 1 ít ")
    assert seen.rows[1].startswith("Thôn 2 ít ")  # else 2 is what remains
    assert seen.rows[2].startswith("Thôn 3 40 ")
    assert WHY in seen.html
    assert seen.told == {"40"}


def test_earlier_reports_say_as_little(jobs, client_of):
    seen = Seen(client_of(""), jobs)

    assert "1 báo cáo trước đó Tháng 2/2026 : ít" in seen.rows[0]


def test_tiles_say_it_in_words_and_draw_no_height(jobs, client_of):
    first, second, third = Seen(client_of(""), jobs).tiles

    for hidden in (first, second):
        assert words(hidden).endswith(" ít")
        assert "<svg" not in hidden
        assert "chưa báo cáo" not in hidden  # withheld is not missing
    assert "40 người" in words(third)
    assert 'class="gap"' in third


def test_the_table_of_the_courses_keeps_gaps_apart(jobs, client_of):
    seen = Seen(client_of(""), jobs)

    assert seen.courses == ["Thôn 1 ít ít", "Thôn 2 ít ít", "Thôn 3 40 người –"]


def test_the_sum_of_the_commune_stays_public(jobs, client_of):
    seen = Seen(client_of(""), jobs)

    assert "123 người" in seen.html
    assert "72 người" in seen.html  # its course: February


def test_not_reported_stays_not_reported(target, a_month, client_of):
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 0, 0, 30))

    rows = Seen(client_of(""), target).rows

    assert [row.split(" ", 2)[2][:13].strip() for row in rows][2] == "chưa báo cáo"
    assert rows[0].startswith("Thôn 1 ít ")


def test_those_at_work_in_the_commune_see_the_numbers(jobs, monthly, client_of):
    head = Client()
    head.force_login(monthly.heads[0])

    for client in (client_of("lan"), client_of("hoa"), head):
        seen = Seen(client, jobs)
        assert [row.split()[2] for row in seen.rows] == ["22", "61", "40"]
        assert seen.courses[0] == "Thôn 1 2 người 22 người"
        assert WHY not in seen.html


def test_who_has_no_post_here_is_a_stranger(stage, jobs, client_of):
    nobody, head = (User.objects.create(username=name) for name in ("khach", "xa"))
    away = Unit.objects.create(
        level="village", name="Thôn Xa", parent=stage.other, ordinal=1,
        path=f"{stage.other.path}00001", valid_from=START,
    )  # fmt: skip
    Post.objects.create(user=head, role="village_head", unit=away, starts_on=START)
    clients = [client_of("minh"), Client(), Client()]
    clients[1].force_login(nobody)
    clients[2].force_login(head)

    for client in clients:
        assert Seen(client, jobs).told == {"40"}


def test_what_an_officer_saw_is_not_kept_for_a_stranger(jobs, client_of):
    assert "22" in Seen(client_of("lan"), jobs).told

    assert Seen(client_of(""), jobs).told == {"40"}
    assert "22" in Seen(client_of("lan"), jobs).told


def test_a_small_number_corrected_is_not_told_as_before(
    stage, target, monthly, a_month, client_of
):
    a_month(FEBRUARY, (80, 1, 1, 3), (80, 0, 0, 30), (80, 0, 0, 40))
    correct(stage, monthly, 0, date(2026, 2, 14), 80, 1, 1, 33, why="Nhầm 3 hộ")

    seen, officer = Seen(client_of(""), target), Seen(client_of("lan"), target)

    assert "trước đó: Người có việc làm mới: ít." in seen.rows[0]
    assert "Nhầm 3 hộ" not in seen.html
    assert seen.rows[0].startswith("Thôn 1 33 ")
    assert "Người có việc làm mới: 3. Nhầm 3 hộ" in officer.rows[0]


def test_what_it_was_before_it_became_small_is_not_told(
    stage, target, monthly, a_month, client_of
):
    a_month(FEBRUARY, (80, 1, 1, 33), (80, 0, 0, 30), (80, 0, 0, 40))
    correct(stage, monthly, 0, date(2026, 2, 14), 80, 1, 1, 3, why="Nhầm 33")

    seen = Seen(client_of(""), target)

    assert "33" not in seen.told
    assert "Nhầm" not in seen.html
    assert seen.told == {"40"}


def test_what_only_waits_is_withheld_too(stage, jobs, monthly, client_of):
    last = with_period(Report.objects.filter(unit=stage.villages[2]))
    report = last.get(period__ends_on=date(2026, 3, 14))
    send_report(report, changes(monthly, 80, 0, 0, 1), by=monthly.heads[2])

    seen = Seen(client_of(""), jobs)

    assert seen.rows[2].startswith("Thôn 3 ít ")
    assert seen.told == set()
    assert seen.tiles == []  # nobody's course is left to be drawn
    officer = Seen(client_of("lan"), jobs)
    assert 'class="mark reported"' in officer.tiles[2]


def test_page_and_interface_tell_the_same(stage, jobs, client_of):
    path = f"communes/{stage.commune.pk}/resolutions/2026/targets/{jobs.pk}/origin"
    told = Client().get(f"/api/v1/{path}").json()["origins"]

    rows = Seen(client_of(""), jobs).rows

    assert [one["part"] or "ít" for one in told] == [row.split()[2] for row in rows]
    assert [one["withheld"] for one in told] == [True, True, False]
    earlier = [report["values"][0] for report in told[0]["reports"]]
    assert [one["withheld"] for one in earlier] == [True, True]


def test_a_village_older_than_the_rest_is_not_found_by_subtraction(
    a_living, stage, a_month, client_of
):
    """A level stands until the next one: the sum of March still holds February's 3."""
    target = a_living().targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(FEBRUARY, (40, 0, 0, 0), (50, 0, 0, 0), (3, 0, 0, 0))
    a_month(MARCH, (41, 0, 0, 0), (52, 0, 0, 0))

    seen = Seen(client_of(""), target)

    assert "96 hộ : 300 hộ" in seen.html
    assert seen.rows[1].startswith("Thôn 2 52 100 ")
    assert seen.rows[0].startswith("Thôn 1 ít ít ")
    assert {"3", "40", "41"}.isdisjoint(seen.told)


def test_nothing_small_and_nothing_is_said_of_it(target, a_month, client_of):
    a_month(FEBRUARY, (80, 0, 0, 0), (80, 0, 0, 30), (80, 0, 0, 40))

    seen = Seen(client_of(""), target)

    assert [row.split()[2] for row in seen.rows] == ["0", "30", "40"]
    assert WHY not in seen.html


def sees(client, target):
    """What the public page, the page behind it and its course say."""
    place = address(target.resolution)
    behind = f"{place}chi-tieu/{target.pk}/"
    pages = [client.get(url) for url in (place, behind, f"{behind}dien-bien/")]
    return [words(unescape(page.content.decode())) for page in pages]


def test_a_sum_of_one_small_number_is_not_published(target, a_month, client_of):
    a_month(FEBRUARY, (80, 1, 1, 4))

    public, behind, course = sees(client_of(""), target)

    assert "Chưa đủ nơi báo cáo để công bố số." in public
    for page in (public, behind, course):
        assert "4 người" not in page
    assert "4 người" in sees(client_of("lan"), target)[1]


def test_with_a_second_village_the_sum_is_published(target, a_month, client_of):
    a_month(FEBRUARY, (80, 1, 1, 4), (80, 0, 0, 9))

    public, *_behind = sees(client_of(""), target)

    assert "13 người" in public


def test_a_sum_of_one_large_number_hides_nothing(target, a_month, client_of):
    """The village's own number is published, so is the sum."""
    a_month(FEBRUARY, (80, 1, 1, 40))

    public, *_behind = sees(client_of(""), target)

    assert "40 người" in public
