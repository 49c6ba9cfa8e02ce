"""A whole sample city: so many communes of 26 villages, a year of figures and closings.

All of it is invented, the same every time, and made commune by commune: what was
interrupted is taken up where it stopped.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from langso.core.actions import Refused
from langso.measures.actions import enter_past, load_catalogue, make_form
from langso.measures.actions.bulk import Past, sample_measures
from langso.measures.calendars import Window, windows_between
from langso.measures.models import Form, Indicator, Measure
from langso.people.actions import appoint, enter_person, open_account, system
from langso.people.models import Post, User
from langso.places.actions import found_unit, import_units
from langso.places.listing import Listed
from langso.places.models import Unit

SINCE = date(2025, 7, 1)
FIRST, LAST = date(2025, 11, 15), date(2026, 11, 14)  # twelve months of reports
VILLAGES, MEASURES, FORMS = 26, 60, 3
OFFICER = "thanhpho"
ROLES = [Post.Role.VILLAGE_HEAD, Post.Role.VILLAGE_REPORTER]


@dataclass(frozen=True)
class City:
    """The sample city, and how to sign in; the password is known only when made."""

    unit: Unit
    username: str
    password: str | None


def load_city(communes: int, told: Callable[[int], None] = lambda done: None) -> City:
    """Make the sample city, or what is missing of it; `told` hears of each commune.

    Raises `Refused` where there is a commune that is no sample.
    """
    real = Unit.objects.filter(level=Unit.Level.COMMUNE, is_sample=False)
    if real.exists():
        raise Refused("a sample does not mix with real communes")
    city = _city()
    with transaction.atomic():
        load_catalogue(by=system())
        measures = _measures()
    known = set(city.unit.children.values_list("name", flat=True))
    for number in range(1, communes + 1):
        if _name(number) not in known:
            _commune(city.unit, number, measures)
        told(number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what databases do by themselves after a while
    return city


@transaction.atomic
def _city() -> City:
    nation = Unit.objects.filter(level=Unit.Level.NATION).first()
    nation = nation or found_unit("nation", "Việt Nam", None, **_made())
    known = Unit.objects.filter(level=Unit.Level.PROVINCE, name="Thành phố Mẫu").first()
    city = known or found_unit("province", "Thành phố Mẫu", nation, **_made())
    if User.objects.filter(username=OFFICER).exists():
        return City(city, OFFICER, None)
    officer, password = open_account(OFFICER, by=system())
    appoint(officer, Post.Role.CITY_OFFICER, city, by=system(), starts_on=SINCE)
    return City(city, OFFICER, password)


def _made() -> dict[str, Any]:
    return {"valid_from": SINCE, "by": system(), "is_sample": True}


@transaction.atomic
def _commune(city: Unit, number: int, measures: list[Measure]) -> None:
    """One commune, wholly or not at all."""
    commune = found_unit("commune", _name(number), city, **_made())
    listed = [Listed("", f"Thôn {at}") for at in range(1, VILLAGES + 1)]
    import_units(commune, listed, valid_from=SINCE, by=system())
    officer = _person(Post.Role.OFFICER, commune)
    _person(Post.Role.VILLAGE_HEAD, commune.children.get(name="Thôn 1"))
    forms = list(_forms(commune, measures, officer))
    windows = windows_between("report_month", FIRST, LAST)
    ended = [window for window in windows if window.ends_on < timezone.localdate()]
    past = Past(forms, ended, _numbers(number), _closed(number, ended))
    enter_past(commune, past, by=system())


def _person(role: str, unit: Unit) -> User:
    """Somebody with a post; `langso password` lets them in."""
    person = enter_person("Nguyễn Văn Mẫu", unit, role, by=system())
    appoint(person, role, unit, by=system(), starts_on=SINCE)
    return person


def _name(number: int) -> str:
    return f"Xã Mẫu {number:03}"


def _closed(number: int, windows: list[Window]) -> Callable[[int], bool]:
    """Every month is closed; a few communes are late with the last one."""
    return lambda month: month < len(windows) - 1 or number % 31 != 0


def _forms(
    commune: Unit, measures: list[Measure], officer: User
) -> Iterator[tuple[Form, list[Measure]]]:
    """Three monthly forms, each asking a third."""
    share = len(measures) // FORMS
    for at in range(FORMS):
        asked = measures[at * share : (at + 1) * share]
        fields = {
            "code": f"bao-cao-{at + 1}",
            "name": f"Báo cáo tháng, phần {at + 1}",
            "calendar": "report_month",
            "level": Form.Level.VILLAGE,
            "due_days": 2,
            "roles": ROLES,
        }
        yield make_form(commune, fields, asked, by=officer), asked


def _measures() -> list[Measure]:
    """Sixty things villages count: those of the catalogue, then invented ones."""
    shipped = Measure.objects.filter(
        commune=None, counted_where=Measure.Place.VILLAGE, fact=""
    )
    real = list(shipped.exclude(code__startswith="mau-")[:MEASURES])
    made = [_invented(number) for number in range(1, MEASURES - len(real) + 1)]
    return [*real, *sample_measures(made, by=system())]


def _invented(number: int) -> dict[str, object]:
    name = f"Số liệu mẫu {number}"
    return {
        "code": f"mau-{number:02}",
        "name": name,
        "question": f"{name} là bao nhiêu?",
        "unit": "việc",
        "kind": Measure.Kind.FLOW if number % 2 else Measure.Kind.STOCK,
        "counted_where": Measure.Place.VILLAGE,
        "order": 1000 + number,
        "doubts": "Số liệu mẫu, không có thật.",
    }


def _numbers(commune: int) -> Callable[[int, str, int], int | None]:
    """The number of each village, code and month; some villages miss a month."""
    wholes, counted = _wholes(), _of_records()

    def number(village: int, code: str, month: int) -> int | None:
        if (commune * 5 + village * 3 + month * 7) % 97 == 0:
            return None
        spread = commune * 7 + village * 13 + sum(map(ord, code)) * 29 + month * 31
        if code in counted:  # of the village itself: done or not done
            return int(spread % 10 > 1)
        if code in wholes:  # a part is never more than what it is part of
            least = min(number(village, whole, month) or 0 for whole in wholes[code])
            return least * (60 + village % 30 + month % 10) // 100
        return 40 + spread % 160 + month

    return number


def _of_records() -> set[str]:
    """What is a part of something the system counts, such as the villages."""
    ratios = Indicator.objects.filter(commune=None, kind=Indicator.Kind.RATIO)
    counted = ratios.exclude(denominator__fact="")
    return set(counted.values_list("numerator__code", flat=True))


def _wholes() -> dict[str, list[str]]:
    """Of what each measure is a part, by the shares of the catalogue."""
    ratios = Indicator.objects.filter(commune=None, kind=Indicator.Kind.RATIO)
    found: dict[str, list[str]] = {}
    for part, whole in ratios.values_list("numerator__code", "denominator__code"):
        if part not in _above(whole, found):
            found.setdefault(part, []).append(whole)
    return found


def _above(code: str, wholes: dict[str, list[str]]) -> set[str]:
    """A measure and all it is a part of: nothing is made a part of its own part."""
    return {code}.union(*(_above(whole, wholes) for whole in wholes.get(code, [])))
