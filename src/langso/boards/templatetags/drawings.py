"""Bars, plates, clauses. The same drawing is drawn once and remembered."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from langso.boards.drawing import Bar, Plate
from langso.boards.margins import Note, Passage, Section
from langso.measures.history import language
from langso.measures.sentences import Language

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1024)
def bar(drawn: Bar, label: str) -> SafeString:
    """Draw progress; `label` says it in words for those who cannot see it."""
    return render_to_string("boards/_bar.html", {"bar": drawn, "label": label})


@register.simple_tag
@lru_cache(maxsize=64)
def plate(drawn: Plate, covered: int, below: str, label: str) -> SafeString:
    """Draw the villages; `below` stands under the count in the middle."""
    context = {"plate": drawn, "covered": covered, "below": below, "label": label}
    return render_to_string("boards/_plate.html", context)


@register.simple_tag
def clause(section: Section) -> SafeString:
    """Draw a clause with its notes; a figure that moved touches one or two of many."""
    words = tuple((one.text, one.start, tuple(one.notes)) for one in section.passages)
    head = (section.anchor, section.label, section.heading, section.level)
    return _clause(head, words, language())


@lru_cache(maxsize=1024)
def _clause(
    head: tuple[str, str, str, int],
    words: tuple[tuple[str, int, tuple[Note, ...]], ...],
    _language: Language,
) -> SafeString:
    passages = [Passage(text, start, list(notes)) for text, start, notes in words]
    context = {"clause": Section(*head, passages)}
    return render_to_string("boards/_clause.html", context)
