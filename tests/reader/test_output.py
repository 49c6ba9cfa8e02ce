"""What `--json` prints, against the published schema."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from langso.reader import read_text
from langso.reader.model import Document, Figure, Finding, Reading, Task
from langso.reader.output import plain_decimal

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8"))
FIGURE = Figure(
    "result", "hộ đạt danh hiệu", "=", Decimal("9.732E+1"), "%", "97,32%", (0, 6)
)


def test_the_schema_is_itself_in_order() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_reading_fits_the_schema() -> None:
    reading = read_text(
        "NGHỊ QUYẾT\n1. Kết quả\n- Số hộ đạt danh hiệu: 90/100 hộ, đạt 91%.\n"
        "2. Nhiệm vụ\n- Giao UBND xã vận động trên 95% hộ trước ngày 30/6/2026.\n"
    )

    Draft202012Validator(SCHEMA).validate(reading.to_dict())
    assert reading.results
    assert reading.findings


def test_every_field_of_the_model_is_in_the_schema() -> None:
    filled = Reading(
        text="97,32%",
        document=Document("other"),
        results=(FIGURE,),
        tasks=(Task("làm", "làm", (0, 3)),),
        findings=(
            Finding("ratio", "error", "vi", "en", ((0, 6),), numbers={"a": "1"}),
        ),
    )

    Draft202012Validator(SCHEMA).validate(filled.to_dict())


def test_numbers_are_plain_decimals_and_spans_are_pairs() -> None:
    found = Reading("97,32%", Document("other"), results=(FIGURE,)).to_dict()

    assert found["results"][0]["value"] == "97.32"
    assert found["results"][0]["span"] == [0, 6]
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("value", "text"),
    [("4.5706E+10", "45706000000"), ("90.70", "90.7"), ("0.0", "0"), ("-1.50", "-1.5")],
)
def test_a_decimal_is_written_without_exponent(value: str, text: str) -> None:
    assert plain_decimal(Decimal(value)) == text
