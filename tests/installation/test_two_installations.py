"""A commune's installation closes and hands up; the city's, with its own database and
its own key, takes the file in. Two real ones, run as their own processes."""

import json

import pytest

from tests.installations import Installation

SET_UP = """
import sys, django; django.setup()
from datetime import date
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from langso.people.actions import appoint, open_account, system
from langso.people.models import User
from langso.places.actions import found_unit
from langso.measures import actions as do
from langso.measures.models import ClosingLine, Measure, Report
since = {"valid_from": date(2025, 7, 1), "by": system()}
nation = found_unit("nation", "Việt Nam", None, **since)
city = found_unit("province", "Thành phố Gốm", nation, **since)
"""
COMMUNE = """
from langso.measures.answers import Answer
from langso.measures.calendars import window_on
from langso.measures.closings import keys
from langso.measures.closings.file import as_file
from langso.measures.queries.sheets import with_period
from decimal import Decimal
found_unit("commune", "Xã Khác", city, **since)  # here the commune has another number
commune = found_unit("commune", "Xã Bến Gốm", city, **since)
found_unit("village", "Thôn 1", commune, **since)
thon = found_unit("village", "Thôn 2", commune, **since)
people = {}
for name, role, unit in (("lan", "commune_officer", commune),
                         ("tam", "commune_officer", commune),
                         ("hoa", "commune_leader", commune),
                         ("truongthon", "village_head", thon)):
    people[name], _ = open_account(name, by=system())
    appoint(people[name], role, unit, by=system(), starts_on=date(2025, 7, 1))
do.load_catalogue(by=system())
form = do.make_form(commune, {"code": "thang", "name": "Báo cáo tháng", "due_days": 2,
    "calendar": "report_month", "level": "village", "roles": ["village_head"]},
    [Measure.objects.get(code="new_jobs")], by=people["lan"])
day = date(2026, 3, 10)
period = do.open_period(form, day, by=people["lan"])
report = with_period(Report.objects.filter(period=period, unit=thon)).get()
said = {"new_jobs": do.Change(Answer(Decimal(7)))}
sent = do.send_report(report, said, by=people["truongthon"])
do.approve_report(sent, by=people["tam"])
closing = do.close_period(commune, window_on("report_month", day), by=people["hoa"])
raw = as_file(closing.body, closing.sha256, keys.public_keys()[0], closing.signature)
open(sys.argv[1], "wb").write(raw)
"""
CITY = """
found_unit("commune", "Xã Bến Gốm", city, **since)
"""
TRUST = """
import sys, django; django.setup()
from langso.measures.actions import trust_key
from langso.people.actions import system
from langso.places.models import Unit
trust_key(Unit.objects.get(name="Xã Bến Gốm"), sys.argv[1], by=system())
"""
LINES = """
import json, django; django.setup()
from langso.measures.models import ClosingLine
rows = ClosingLine.objects.filter(commune__name="Xã Bến Gốm", measure="new_jobs")
print(json.dumps([[str(r.value), r.covered, r.expected, r.is_latest] for r in rows]))
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    commune = Installation(tmp_path_factory.mktemp("commune"))
    city = Installation(tmp_path_factory.mktemp("city"))
    file = tmp_path_factory.mktemp("mail") / "chot.json"
    commune.run(SET_UP + COMMUNE, str(file))
    city.run(SET_UP + CITY)
    return commune, city, file


def test_a_closing_goes_from_one_to_the_other(two):
    commune, city, file = two

    code, said = city.langso("import-closing", str(file))
    assert (code, "chưa ai tin khóa" in said) == (1, True)

    city.run(TRUST, json.loads(file.read_bytes())["public_key"])
    code, said = city.langso("import-closing", str(file))
    assert (code, "Đã nhận số liệu chốt của Xã Bến Gốm" in said) == (0, True)

    code, said = city.langso("import-closing", str(file))
    assert (code, "đã có ở đây" in said) == (0, True)
    assert json.loads(city.run(LINES)) == [["7.000000", 1, 2, True]]
    assert city.langso("check")[0] == commune.langso("check")[0] == 0


def test_an_altered_copy_is_refused(two, tmp_path):
    _commune, city, file = two
    altered = tmp_path / "sua.json"
    altered.write_bytes(file.read_bytes().replace(b'"7"', b'"70"'))

    code, said = city.langso("import-closing", str(altered))

    assert (code, "bị sửa" in said) == (1, True)
    assert city.langso("import-closing", str(tmp_path / "khong-co.json"))[0] == 2
