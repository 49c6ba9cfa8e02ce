"""Complete a subject that says too little by the topic it stands under."""

from typing import Final

from langso.reader.figures.baselines import plan_after
from langso.reader.figures.naming import Naming
from langso.reader.figures.phrases import polish

AGAINST: Final = " so với "
SHORT: Final = 3  # words; a shorter subject asks for what stands around it
_LONG: Final = 14  # words; a longer heading names no figure
_TOPIC: Final = 8  # words of a topic before a colon


def enriched(subject: str, naming: Naming) -> str:
    """Add the topic to a subject that says too little: "cuộc", "Đạt tỷ lệ 100%"."""
    words = subject.split()
    if len(words) >= SHORT or not (words or naming.part.opens_line):
        return subject
    topic = _topic(naming)
    if not topic or topic.lower() == subject.lower():
        return subject
    return f"{subject} ({topic})" if subject else topic


def _topic(naming: Naming) -> str:
    """Return the topic before a colon, or the heading if it is short."""
    part = naming.part
    head, colon, _ = naming.text[part.sentence : part.item.span[0]].partition(":")
    if colon and part.sentence + len(head) < part.start:
        return polish(head) if len(head.split()) <= _TOPIC else ""
    above = (*naming.line.openers, *naming.line.titles)
    opener = next((polish(words) for words in above if _is_heading(words)), "")
    return opener if len(opener.split()) <= _LONG else ""


def _is_heading(words: str) -> bool:
    return bool(words.strip(" :")) and not any(map(str.isdigit, words))


def of_plan(subject: str, naming: Naming) -> str:
    """A share of the plan is another figure than the amount: say so."""
    plan = plan_after(naming.low, naming.part)
    if plan is None or naming.part.item.mention.kind != "percent":
        return subject
    words = polish(naming.text[slice(*plan)])
    return f"{subject}{AGAINST}{words}" if subject else words
