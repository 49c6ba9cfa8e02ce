"""Statements that add up and statements of which one number was altered."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reader.findings_of import has_error

CASES = Path(__file__).parent.parent / "cases"
SHARED = Path(__file__).parents[2].parent / "shared" / "seed" / "audit-dev.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def told_wrong(cases: list[dict[str, Any]]) -> list[str]:
    sure = [case for case in cases if not case.get("borderline")]
    return [case["id"] for case in sure if has_error(full(case)) == case["consistent"]]


def full(case: dict[str, Any]) -> str:
    context = case["context"]
    return f"{context}\n\n{case['text']}" if context else str(case["text"])


def test_of_a_hundred_invented_statements_at_most_one_is_told_wrong() -> None:
    cases = rows(CASES / "audit-own.jsonl")

    assert len(cases) == 100
    assert len(told_wrong(cases)) <= 1


@pytest.mark.parametrize("name", ["real", "third", "more"])
def test_every_further_statement_is_told_right(name: str) -> None:
    assert told_wrong(rows(CASES / f"audit-{name}.jsonl")) == []


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/seed is not here")
def test_the_labelled_statements_of_real_documents_are_told_right() -> None:
    assert told_wrong(rows(SHARED)) == []


def test_every_altered_statement_differs_from_its_original_and_says_why() -> None:
    altered = [case for case in rows(CASES / "audit-own.jsonl") if case["altered"]]

    assert all(case["original"] not in (None, case["text"]) for case in altered)
    assert all(case["why"] and not case["consistent"] for case in altered)
