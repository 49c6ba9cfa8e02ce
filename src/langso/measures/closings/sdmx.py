"""A closing as SDMX-CSV, for statistical offices. Pure.

1.0 begins each line with DATAFLOW, 2.0 with STRUCTURE, STRUCTURE_ID and ACTION; the
dimensions and attributes are the same.
"""

import csv
import re
from collections.abc import Collection
from datetime import date, timedelta
from io import StringIO

from langso.measures.calendars import calendars
from langso.measures.closings.body import Body, Line
from langso.measures.closings.publishing import as_published
from langso.registry.exporting import harmless
from langso.resolutions.wording import plain
from langso.vietnamese.spelling import fold

DATAFLOW = "LANGSO:DF_CLOSING(1.0)"
FRONT = {
    "1.0": (("DATAFLOW", DATAFLOW),),
    "2.0": (
        ("STRUCTURE", "dataflow"),
        ("STRUCTURE_ID", DATAFLOW),
        ("ACTION", "I"),
    ),
}
COLUMNS = (
    "FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE",
    "OBS_STATUS", "UNITS_COVERED", "UNITS_EXPECTED", "COMMENT_OBS",
)  # fmt: skip
# Of the code list CL_OBS_STATUS.
NORMAL, PROVISIONAL, MISSING, WITHHELD = "A", "P", "O", "Q"
FREQUENCY = {0: "D", 1: "M", 3: "Q", 6: "S", 12: "A"}  # by months of the calendar


def as_sdmx(
    body: Body, area: str, version: str, withheld: Collection[str] = ()
) -> bytes:
    """Every line of a closing. `area` is the code of the commune.

    What nobody reported has no value and the status O; what is not from every unit is
    provisional (P). Measures `withheld` have no value and the status Q.
    """
    body = as_published(body, withheld)
    front = FRONT[version]
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*(name for name, _value in front), *COLUMNS])
    start = [value for _name, value in front]
    for line in body.lines:
        secret = line.measure in withheld
        writer.writerow([*start, *_cells(body, area, line, secret)])
    return out.getvalue().encode()


def time_period(starts_on: date, ends_on: date) -> str:
    """The days as SDMX writes them: a month, quarter, half or year, else a range.

    >>> time_period(date(2026, 3, 1), date(2026, 3, 31))
    '2026-03'
    >>> time_period(date(2026, 2, 15), date(2026, 3, 14))
    '2026-02-15/P28D'
    """
    after = ends_on + timedelta(days=1)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    whole = starts_on.day == after.day == 1 and (starts_on.month - 1) % months == 0
    if whole and months in (1, 3, 6, 12):
        year, part = starts_on.year, (starts_on.month - 1) // months + 1
        letter = {3: "-Q", 6: "-S"}.get(months)
        if months == 1:
            return f"{year}-{part:02}"
        return f"{year}{letter}{part}" if letter else str(year)
    if starts_on == ends_on:
        return starts_on.isoformat()
    return f"{starts_on.isoformat()}/P{(after - starts_on).days}D"


def code_of(unit: str) -> str:
    """A unit of count as a code.

    >>> code_of("trẻ em"), code_of("%")
    ('TRE_EM', 'PT')
    """
    if unit == "%":
        return "PT"
    return re.sub(r"[^A-Z0-9]+", "_", fold(unit).upper()).strip("_") or "_Z"


def _cells(body: Body, area: str, line: Line, secret: bool) -> tuple[str, ...]:
    value = "" if line.value is None else format(plain(line.value), "f")
    status = NORMAL if line.is_complete else PROVISIONAL if value else MISSING
    status = WITHHELD if secret else status
    return (
        FREQUENCY[calendars()[body.calendar].months],
        area,
        line.measure,
        time_period(body.starts_on, body.ends_on),
        value,
        code_of(line.unit),
        status,
        str(line.covered),
        str(line.expected),
        harmless(f"{line.name} ({line.unit})"),
    )
