"""The next list of the sample commune changes what was planned, and nothing else."""

import pytest

from langso.people.models import User
from langso.places.models import Unit
from langso.registry.actions import bring_in
from langso.registry.queries import dry_run
from langso.sample import OFFICER, load
from tests.registry.workbook_maker import next_list

PLANNED = {"new": 26, "changed": 65, "same": 12_747, "suspicious": 13, "gone": 33,
           "restricted": 0}  # fmt: skip


@pytest.fixture
def plan(db):
    load()
    commune = Unit.objects.get(level=Unit.Level.COMMUNE)
    officer = User.objects.get(username=OFFICER)
    return dry_run(bring_in(next_list(), "xa.xlsx", commune, by=officer))


def test_the_next_list_holds_exactly_the_planned_differences(plan):
    assert plan.tally() == PLANNED
    assert plan.mismatches == []
    assert {
        code for line in plan.of_kind("suspicious") for code in line.row.doubts
    } == {"other_head"}
    columns = [name for line in plan.of_kind("changed") for name in line.changed]
    assert {name: columns.count(name) for name in columns} == {
        "people": 22,
        "contact": 22,
        "moved_in": 21,
    }
