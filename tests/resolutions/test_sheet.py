"""The document on the review page: nothing lost, the right words marked."""

from decimal import Decimal
from time import process_time

import pytest

from langso.resolutions.lines import review_page
from langso.resolutions.models import Result
from langso.resolutions.sheet import figures_of, sheet


@pytest.fixture
def a_sheet(a_draft):
    draft = a_draft()
    page = review_page(draft)
    headings = draft.clauses.values_list("start", flat=True)
    return draft, sheet(draft.text, headings, page.lines, page.doubts)


def test_no_character_of_the_document_is_lost(a_sheet):
    draft, paragraphs = a_sheet

    said = ["".join(piece.text for piece in p.pieces) for p in paragraphs]
    assert said == [line for line in draft.text.split("\n") if line]
    assert all(
        draft.text[p.start :].startswith(words)
        for p, words in zip(paragraphs, said, strict=True)
    )


def test_the_figure_of_an_item_is_marked_and_followed_by_its_code(a_sheet):
    _, paragraphs = a_sheet
    marked = [
        (piece.text, [tag.words for tag in piece.tags])
        for paragraph in paragraphs
        for piece in paragraph.pieces
        if piece.is_figure and not piece.is_doubtful
    ]

    assert marked == [
        ("12.535/12.858", ["K1"]),
        ("90%", ["C1"]),
        ("1.625", ["C2"]),
    ]


def test_money_is_marked_as_one_figure():
    quote = "Tổng chi năm 2025 đạt 563 tỷ 286 triệu đồng"
    spent = Result(value=Decimal(563_286_000_000), start=0, end=len(quote))

    [(start, end)] = figures_of(quote, spent)

    assert quote[start:end] == "563 tỷ 286 triệu đồng"


def test_doubtful_words_carry_the_number_of_the_doubt(a_sheet):
    _, paragraphs = a_sheet
    doubtful = [p for par in paragraphs for p in par.pieces if p.is_doubtful]

    assert [(p.text, p.tags[0].words) for p in doubtful] == [("97,32%", "1")]


def test_a_task_stands_before_its_paragraph(a_sheet):
    _, paragraphs = a_sheet

    assert [[t.words for t in p.tasks] for p in paragraphs if p.tasks] == [["N1"]]


def test_marking_is_linear_in_the_text(a_draft):
    draft = a_draft()
    lines = review_page(draft).lines

    def seconds(times: int) -> float:
        runs = []
        for _run in range(5):  # the least of several: others use the processor, too
            begun = process_time()
            sheet(draft.text * times, range(0, 10**6, 100), lines, [])
            runs.append(process_time() - begun)
        return min(runs)

    assert seconds(4000) < 40 * seconds(400) + 0.1
