"""A closing as SDMX-CSV: what a statistical office reads, and what it may rely on."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from langso.measures.closings.body import Body, Line, Place
from langso.measures.closings.sdmx import COLUMNS, as_sdmx, time_period


def a_line(code, value, covered=3, name="Số liệu", unit="hộ"):
    number = None if value is None else Decimal(value)
    return Line(code, name, unit, "stock", False, number, covered, 3)


BODY = Body(
    Place("01234", "Xã Mẫu", "Tỉnh Mẫu"), "report_month", "tháng 3/2026",
    date(2026, 2, 15), date(2026, 3, 14), 1, "", "", datetime(2026, 3, 20, tzinfo=UTC),
    "commune_officer", 0, 0,
    (a_line("all", "312.50"), a_line("some", "7", 2), a_line("none", None, 0),
     a_line("zero", "0"), a_line("formula", "1", name="=cmd()", unit="trẻ em")),
)  # fmt: skip


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


@pytest.mark.parametrize(
    ("version", "front"),
    [("1.0", ["DATAFLOW"]), ("2.0", ["STRUCTURE", "STRUCTURE_ID", "ACTION"])],
)
def test_each_version_begins_as_the_standard_says(version, front):
    first = as_sdmx(BODY, "01234", version).decode().splitlines()[0]

    assert first.split(",") == [*front, *COLUMNS]


def test_a_line_says_what_where_when_and_how_sure():
    rows = {row["INDICATOR"]: row for row in read(as_sdmx(BODY, "01234", "2.0"))}

    whole = rows["all"]
    assert whole["STRUCTURE_ID"] == "LANGSO:DF_CLOSING(1.0)"
    assert (whole["ACTION"], whole["FREQ"]) == ("I", "M")
    assert (whole["REF_AREA"], whole["TIME_PERIOD"]) == ("01234", "2026-02-15/P28D")
    assert (whole["OBS_VALUE"], whole["OBS_STATUS"]) == ("312.5", "A")
    assert whole["UNIT_MEASURE"] == "HO"
    assert rows["formula"]["UNIT_MEASURE"] == "TRE_EM"


def test_what_is_missing_is_not_zero():
    rows = {row["INDICATOR"]: row for row in read(as_sdmx(BODY, "01234", "1.0"))}

    assert (rows["none"]["OBS_VALUE"], rows["none"]["OBS_STATUS"]) == ("", "O")
    assert (rows["zero"]["OBS_VALUE"], rows["zero"]["OBS_STATUS"]) == ("0", "A")
    some = rows["some"]
    assert (some["OBS_STATUS"], some["UNITS_COVERED"], some["UNITS_EXPECTED"]) == (
        "P", "2", "3",
    )  # fmt: skip


def test_names_are_no_formulas():
    rows = read(as_sdmx(BODY, "01234", "2.0"))

    assert rows[-1]["COMMENT_OBS"] == "'=cmd() (trẻ em)"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [((2026, 1, 1), (2026, 1, 31), "2026-01"), ((2026, 4, 1), (2026, 6, 30), "2026-Q2"),
     ((2026, 7, 1), (2026, 12, 31), "2026-S2"), ((2026, 1, 1), (2026, 12, 31), "2026"),
     ((2025, 12, 15), (2026, 12, 14), "2025-12-15/P365D"),
     ((2025, 9, 1), (2026, 8, 31), "2025-09-01/P365D"),
     ((2026, 2, 1), (2026, 4, 30), "2026-02-01/P89D"),
     ((2026, 3, 8), (2026, 3, 8), "2026-03-08")],
)  # fmt: skip
def test_days_are_written_as_the_standard_writes_them(first, last, written):
    assert time_period(date(*first), date(*last)) == written
