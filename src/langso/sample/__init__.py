"""The sample commune (xã Mẫu), loaded through the same actions as a real one.

All of it is invented and marked as sample data; the figures have the size of a real
commune of 26 villages.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from django.db import transaction

from langso.people.actions import appoint, open_account, system
from langso.people.models import Post, User
from langso.places.actions import found_body, found_unit
from langso.places.models import Body, Unit
from langso.resolutions.actions import (
    adopt,
    answer_doubt,
    confirm_rest,
    correct_item,
    edit_head,
    upload,
)
from langso.resolutions.models import Resolution
from langso.sample.following import enter_figures, follow_tasks, share_out
from langso.sample.households import enter_sample_households
from langso.sample.more_forms import commune_figures, more_forms
from langso.sample.people import fill_posts
from langso.sample.reporting import report_months
from langso.sample.schools import schools_report
from langso.sample.titles import award_last_year

SINCE = date(2025, 7, 1)  # communes of two-tier government begin here
VILLAGES = 26
OFFICER, LEADER = "canbo", "lanhdao"
DOCUMENT = "nghi-quyet-mau.txt"
BODIES = [
    ("UBND xã", Body.Kind.GOVERNMENT),
    ("Ủy ban MTTQ xã", Body.Kind.FRONT),
    ("Ban Chỉ đạo phong trào xã", Body.Kind.STEERING),
    ("Phòng Văn hóa - Xã hội", Body.Kind.OFFICE),
    ("Trạm Y tế xã", Body.Kind.STATION),
]


@dataclass(frozen=True)
class Access:
    """How to sign in to the sample; the password is known only when it was made."""

    username: str
    password: str | None


@transaction.atomic
def load() -> Access:
    """Load the sample, wholly or not at all; a second call changes nothing."""
    if Unit.objects.filter(is_sample=True, level=Unit.Level.COMMUNE).exists():
        return Access(OFFICER, None)
    commune = _commune()
    officer, password = open_account(OFFICER, by=system())
    appoint(officer, Post.Role.OFFICER, commune, by=system(), starts_on=SINCE)
    leader, _unused = open_account(LEADER, by=system())
    appoint(leader, Post.Role.LEADER, commune, by=system(), starts_on=SINCE)
    fill_posts(commune, officer, SINCE)
    resolution = _adopted(commune, officer)
    enter_figures(resolution, officer)
    follow_tasks(resolution, officer)
    enter_sample_households(commune, officer)
    award_last_year(commune, officer)
    report_months(commune, resolution, officer)
    more_forms(commune, officer)
    commune_figures(commune, resolution, officer, leader)
    schools_report(commune, officer, SINCE)
    return Access(OFFICER, password)


def _commune() -> Unit:
    """The commune with its villages and bodies, below a nation and a sample city."""
    nation = Unit.objects.filter(level=Unit.Level.NATION).first() or _unit(
        Unit.Level.NATION, "Việt Nam", None
    )
    city = _unit(Unit.Level.PROVINCE, "Thành phố Mẫu", nation)
    commune = _unit(Unit.Level.COMMUNE, "Xã Mẫu", city)
    for number in range(1, VILLAGES + 1):
        _unit(Unit.Level.VILLAGE, f"Thôn {number}", commune)
    for name, kind in BODIES:
        found_body(commune, name, kind, valid_from=SINCE, by=system())
    return commune


def _unit(level: str, name: str, parent: Unit | None) -> Unit:
    is_sample = level != Unit.Level.NATION
    return found_unit(
        level, name, parent, valid_from=SINCE, by=system(), is_sample=is_sample
    )


def _adopted(commune: Unit, officer: User) -> Resolution:
    """Upload, read, look through, answer, adopt: the way of every resolution."""
    raw = files("langso.sample").joinpath(DOCUMENT).read_bytes()
    source_file = upload(raw, DOCUMENT, commune, by=officer).source_file
    resolution = source_file.resolutions.get()
    edit_head(resolution, {"motto": "Nếp nhà bền, đường làng đẹp"}, by=officer)
    for result in resolution.results.filter(numerator=12535, denominator=12858):
        correct_item(result, {"value": Decimal("97.49")}, by=officer)
    share_out(resolution, officer)
    confirm_rest(resolution, by=officer)
    for doubt in resolution.doubts.all():
        is_ratio = doubt.rule == "ratio"
        note = "Tính lại theo phép chia." if is_ratio else "Dữ liệu mẫu, giữ nguyên."
        answer_doubt(doubt, "erratum" if is_ratio else "kept", by=officer, note=note)
    adopt(resolution, by=officer)
    return resolution
