"""Last year's results as the document states them, with what does not add up."""

from dataclasses import dataclass

from langso.boards.margins import anchor, doubt_words, label
from langso.boards.queries import Contents
from langso.measures.wording import core
from langso.resolutions.models import Clause, Doubt, Result
from langso.resolutions.wording import amount, plain
from langso.vietnamese.numbers import print_number


@dataclass(frozen=True)
class ResultCard:
    """One result: the figure large, the words around it, the doubts about it."""

    value: str
    words: str
    doubts: list[str]
    clause_anchor: str
    clause_number: str


def result_cards(contents: Contents) -> list[ResultCard]:
    """Show every result with a figure; each doubt once, at the first it touches."""
    clauses = {clause.pk: clause for clause in contents.clauses}
    left = [doubt for doubt in contents.doubts if is_public(doubt)]
    cards = []
    for result in contents.results:
        if result.value is None and result.numerator is None:
            continue
        mine = [doubt for doubt in left if touches(doubt, result)]
        left = [doubt for doubt in left if doubt not in mine]
        cards.append(_card(result, mine, clauses.get(result.clause_id or 0)))
    return cards


def is_public(doubt: Doubt) -> bool:
    """Slips of spelling stay with those who write; dismissed doubts are none."""
    return (
        doubt.severity != Doubt.Severity.NOTE and doubt.answer != Doubt.Answer.DISMISSED
    )


def touches(doubt: Doubt, result: Result) -> bool:
    """The doubt is about characters of this result's quote."""
    return any(start < result.end and result.start < end for start, end in doubt.spans)


def _card(result: Result, doubts: list[Doubt], clause: Clause | None) -> ResultCard:
    value, words = _figure(result)
    return ResultCard(
        value=value,
        words=words,
        doubts=[doubt_words(doubt) for doubt in doubts],
        clause_anchor=anchor(clause) if clause else "",
        clause_number=label(clause) if clause else "",
    )


def _figure(result: Result) -> tuple[str, str]:
    """The large figure and the words: "12.535", "trên 12.858 hộ ..., bằng 97,32%"."""
    stated, things = amount(result.value, result.unit), core(result.subject)
    if result.numerator is not None and result.denominator is not None:
        words = f"trên {print_number(plain(result.denominator))} {things}"
        share = f"{words}, bằng {stated}" if stated else words
        return print_number(plain(result.numerator)), share
    if result.baseline and result.baseline not in things:
        things = f"{things}, so với {result.baseline}"
    doubled = result.unit and f"{things} ".startswith(f"{result.unit} ")
    figure = amount(result.value, "") if doubled else stated
    return figure.replace(" ", "\N{NO-BREAK SPACE}").replace("tỷ\xa0", "tỷ "), things
