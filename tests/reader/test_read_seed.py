"""The real resolution and what must be found in it, where it is present."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from langso.reader import read
from langso.reader.model import Figure, Reading

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed"
pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason="the real resolution (../shared/seed) is not here"
)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return dict(json.loads((SEED / "gold.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(SEED / "bat-trang-2026.txt")


def told(figures: tuple[Figure, ...]) -> list[tuple[Any, ...]]:
    """List figures; nothing left is told without a value or as 0."""
    return [
        (one.clause, one.comparator, one.value or None, one.numerator)
        for one in figures
    ]


def wanted(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        (
            row["clause"],
            row.get("comparator", "="),
            Decimal(str(row["value"])) if row["value"] else None,
            row.get("numerator"),
        )
        for row in rows
    ]


def test_the_head_and_the_foot(reading: Reading, gold: dict[str, Any]) -> None:
    document = reading.to_dict()["document"]

    assert {key: document[key] for key in gold["document"]} == gold["document"]


def test_the_outline(reading: Reading, gold: dict[str, Any]) -> None:
    assert [clause.number for clause in reading.clauses] == gold["outline"]
    assert [clause.id for clause in reading.clauses] == gold["outline"]


@pytest.mark.parametrize(("kind", "count"), [("results", 11), ("targets", 13)])
def test_exactly_the_figures_are_found(
    reading: Reading, gold: dict[str, Any], kind: str, count: int
) -> None:
    found = told(getattr(reading, kind))

    assert len(found) == count
    assert Counter(found) == Counter(wanted(gold[kind]))


def test_the_aim_for_jobs_is_of_the_workers(reading: Reading) -> None:
    (jobs,) = [one for one in reading.targets if one.value == 1_625]

    assert jobs.subject.startswith("số lao động được tạo việc làm")


def test_the_tasks_of_each_clause(reading: Reading, gold: dict[str, Any]) -> None:
    tasks = Counter(task.clause for task in reading.tasks if not task.closing)

    assert dict(tasks) == gold["tasks_per_clause"]


def test_the_closing_assignment(reading: Reading, gold: dict[str, Any]) -> None:
    wanted = gold["closing_task"]
    (closing,) = [task for task in reading.tasks if task.closing]

    assert (closing.lead or "").translate({8220: '"', 8221: '"'}) == wanted["lead"]
    assert list(closing.support) == wanted["support"]
    assert closing.action.startswith(wanted["action"].split(",")[0])


def test_every_doubt_is_raised(reading: Reading, gold: dict[str, Any]) -> None:
    found = {(one.rule, one.clause) for one in reading.findings}

    wanted = {(one["rule"], one.get("clause")) for one in gold["findings"]}
    slips = {one for one in wanted if one[0] == "likely-slip"}
    assert wanted - slips <= found
    assert slips == set() or "likely-slip" in {rule for rule, _ in found}


def test_the_first_doubt_is_the_share_of_cultural_families(reading: Reading) -> None:
    (error,) = [one for one in reading.findings if one.severity == "error"]

    assert "97,49%" in error.message_vi
    assert "97,32%" in error.message_vi


def test_every_quote_stands_where_its_span_says(reading: Reading) -> None:
    for item in (*reading.results, *reading.targets, *reading.tasks):
        assert reading.text[slice(*item.span)] == item.quote


def test_spans_lead_back_to_the_file(reading: Reading) -> None:
    raw = (SEED / "bat-trang-2026.txt").read_text("utf-8")
    figure = next(one for one in reading.results if one.numerator == 12_535)

    assert reading.source is not None
    start, end = reading.source.to_source(figure.span)
    assert "12.535/12.858" in raw[start:end]


def test_noise_is_gone_and_broken_paragraphs_are_whole(
    reading: Reading, gold: dict[str, Any]
) -> None:
    assert not any(noise in reading.text for noise in gold["noise"])
    assert all(whole in reading.text for whole in gold["joined_over_page_breaks"])


def test_the_reading_fits_the_published_schema(reading: Reading) -> None:
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8"))

    Draft202012Validator(schema).validate(reading.to_dict())
