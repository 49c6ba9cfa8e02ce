"""The reader on the project's own labelled cases: floors that may only rise."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from langso.reader.model import Comparator
from tools.score_cases import Score, Tally, agrees, score_folder

CASES = Path(__file__).parent.parent / "cases"
FLOOR = Decimal("0.95")
SENTENCES = [
    json.loads(line)
    for path in sorted(CASES.glob("sentences*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
DOCUMENTS = sorted(CASES.glob("documents*/*.json"))
LABEL = {
    "kind": "target",
    "subject": "tỷ lệ hỏa táng",
    "comparator": ">=",
    "value": 90,
    "unit": "%",
    "numerator": None,
    "denominator": None,
}


@pytest.fixture(scope="module")
def score() -> Score:
    return score_folder(CASES)


@pytest.mark.parametrize("kind", ["result", "target"])
def test_the_reader_finds_the_figures_and_invents_none(score: Score, kind: str) -> None:
    tally = score.of(kind)

    assert tally.found > 100
    assert min(tally.precision, tally.recall) >= FLOOR, "\n".join(score.misses)


@pytest.mark.parametrize("kind", ["outline", "audit"])
def test_the_reader_sees_the_outline_and_the_errors(score: Score, kind: str) -> None:
    tally = score.of(kind)

    assert tally.found
    assert tally.recall >= FLOOR, "\n".join(score.misses)


def test_every_labelled_sentence_has_its_own_id_and_legal_comparators() -> None:
    labels = [row for case in SENTENCES for row in case["gold"] + case["optional"]]

    assert len({case["id"] for case in SENTENCES}) == len(SENTENCES)
    assert {row["comparator"] for row in labels} <= set(get_args(Comparator))


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def test_every_labelled_clause_title_stands_in_its_document(path: Path) -> None:
    text = path.with_suffix(".txt").read_text("utf-8")

    titles = [title for _, title, _ in json.loads(path.read_text("utf-8"))["outline"]]

    assert [title for title in titles if title not in text] == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"subject": "người qua đời được hỏa táng"}, True),
        ({"value": "90.0"}, True),
        ({"value": "91"}, False),
        ({"comparator": ">"}, False),
        ({"kind": "result"}, False),
        ({"unit": "đồng"}, False),
        ({"subject": "trường đạt chuẩn"}, False),
    ],
)
def test_a_found_row_agrees_in_value_unit_and_subject(
    change: dict[str, Any], expected: bool
) -> None:
    assert agrees(LABEL, {**LABEL, **change}) is expected


@pytest.mark.parametrize("unit", ["đồng", "VND", "đồng/người/năm", "VND/person"])
def test_money_agrees_by_code_and_by_noun(unit: str) -> None:
    label = {**LABEL, "unit": "VND/person/year"}

    assert agrees(label, {**label, "unit": unit})
    assert not agrees(label, {**label, "unit": "đồng chí"})


def test_precision_and_recall_are_shares_of_what_was_said_and_labelled() -> None:
    tally = Tally(found=3, missed=1, wrong=2)

    assert (tally.precision, tally.recall) == (Decimal("0.6"), Decimal("0.75"))
