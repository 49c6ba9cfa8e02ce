"""Dated rules: by when an answer is due, and how long personal data is kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso.core.models import Event
from langso.installation.checks import problems_of_installation
from langso.jobs import nightly
from langso.people.actions import system
from langso.registry import actions as do
from langso.registry.actions.retention import rules_on
from langso.registry.deadlines import deadline_on, due_on, moved_days
from langso.registry.models import Household, HouseholdFlag
from tests.registry.conftest import MAU

TODAY = timezone.localdate()


@pytest.fixture
def household(a_register):
    a_register()
    return Household.objects.get(head=MAU[2])


@pytest.fixture
def write(settings, tmp_path):
    """The commune writes a line beside its database."""
    settings.HOME = tmp_path
    return lambda name, line: (tmp_path / name).write_text(f"{line}\n", "utf-8")


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 9), date(2026, 11, 11)),
        (date(2026, 11, 13), date(2026, 11, 17)),  # over a weekend
        (date(2026, 11, 23), date(2026, 11, 26)),  # 24/11 is a holiday
        (date(2026, 2, 13), date(2026, 2, 24)),  # over Tết
        (date(2026, 8, 21), date(2026, 8, 24)),  # a Saturday that is worked
        (date(2025, 12, 31), date(2026, 1, 6)),  # 2/1 is off, moved to 10/1
        (date(2026, 1, 8), date(2026, 1, 10)),  # the Saturday worked for it
    ],
)
def test_an_answer_is_due_in_two_working_days(received, due):
    assert due_on(received) == due


def test_a_moved_day_is_written_beside_the_database(write):
    write("working-days.txt", "2026-11-10 off Công điện 1")

    assert due_on(date(2026, 11, 9)) == date(2026, 11, 12)


def test_a_commune_may_correct_what_the_program_brings(write):
    write("working-days.txt", "2026-01-02 work Công điện 1")

    assert moved_days()[date(2026, 1, 2)] is True
    assert moved_days()[date(2026, 1, 10)] is True


def test_another_time_to_answer_holds_from_its_day_on(write):
    write("answer-days.txt", "2026-11-10 5 Luật mẫu 1")

    assert due_on(date(2026, 11, 9)) == date(2026, 11, 11)
    assert due_on(date(2026, 11, 10)) == date(2026, 11, 17)
    assert deadline_on(date(2026, 11, 10)).basis == "Luật mẫu 1"


@pytest.mark.parametrize(
    "line", ["2026-01-02 two x", "2026-01-02 2", "x 2 x", "2026-01-02 0 x"]
)
def test_a_time_to_answer_nobody_can_read_is_named(db, write, line):
    write("answer-days.txt", line)

    assert any("quy định" in problem for problem in problems_of_installation("vi"))


def test_the_night_deletes_what_is_past_its_time(household):
    long_ago = date(2020, 1, 1)
    Household.objects.filter(pk=household.pk).update(moved_out=TODAY - timedelta(400))
    flag = {"decision": "1/QĐ", "decided_on": long_ago, "starts_on": long_ago}
    HouseholdFlag.objects.create(household=household, ends_on=long_ago, **flag)

    counts = do.apply_retention(by=system())

    household.refresh_from_db()
    assert (counts["contacts"], counts["flags"]) == (1, 1)
    assert (household.contact, household.flags.count()) == ("", 0)
    assert Event.objects.get(verb="retention.run").data["counts"] == counts
    assert Event.objects.filter(verb="retention.applied").count() == 2


def test_the_night_leaves_what_is_still_needed(household):
    assert not any(do.apply_retention(by=system()).values())


def test_every_length_says_by_what_basis():
    rules = {rule.name: rule for rule in rules_on(TODAY)}

    assert (rules["contacts"].days, rules["flags"].days) == (365, 1825)
    assert all("91/2025/QH15" in rule.basis for rule in rules.values())
    assert rules_on(date(2025, 12, 31)) == []


def test_a_commune_keeps_numbers_for_another_time_from_a_day_on(write, household):
    Household.objects.filter(pk=household.pk).update(moved_out=TODAY - timedelta(90))
    write("retention.txt", f"contacts {TODAY + timedelta(1)} 60 Quyết định 12/QĐ-UBND")
    assert do.apply_retention(by=system())["contacts"] == 0

    write("retention.txt", f"contacts {TODAY} 60 Quyết định 12/QĐ-UBND")
    assert do.apply_retention(by=system())["contacts"] == 1

    said = Event.objects.get(verb="retention.applied").data
    assert (said["basis"], said["days"]) == ("Quyết định 12/QĐ-UBND", 60)


@pytest.mark.parametrize(
    "line",
    ["contacts 2026-01-01 sixty x", "x 2026-01-01 60 x", "flags 2026-13-01 6 x",
     "flags 2026-01-01 60", "flags 2026-01-01 9999999 x"],
)  # fmt: skip
def test_a_line_nobody_can_read_deletes_nothing_and_is_named(write, household, line):
    Household.objects.filter(pk=household.pk).update(moved_out=date(2020, 1, 1))
    write("retention.txt", line)

    with pytest.raises(ValueError, match=r"txt|month"):
        do.apply_retention(by=system())

    household.refresh_from_db()
    assert household.contact == MAU[5]
    assert not nightly()
    assert any("quy định" in problem for problem in problems_of_installation("vi"))


@pytest.mark.parametrize("line", ["2026-01-02 maybe x", "2026-01-02 off", "x off x"])
def test_a_moved_day_nobody_can_read_is_named(db, write, line):
    write("working-days.txt", line)

    assert any("quy định" in problem for problem in problems_of_installation("vi"))
