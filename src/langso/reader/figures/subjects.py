"""What a figure is about: a short noun phrase of its part, or what stands above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.figures.phrases import (
    drop_action,
    ends_in_action,
    is_action,
    noun_end,
    polish,
    trim_lead,
)
from langso.reader.mentions import Mention
from langso.reader.mentions.units import MEASURES

_NO_NOUN: Final = re.compile(
    r"\s?(?:so với|kế hoạch|kh\b|dự toán|chỉ tiêu|trở lên|trở xuống|\(|\)|,|\.|;|:|và\s"
    r"|mỗi\s|hằng|hàng|trong năm|vào|tại|ở mức|theo|$|đến|tăng|giảm|năm|trên|được\s"
    r"|thông qua|lên|xuống)"
)
_LISTED: Final = re.compile(r"[\s,]*/\s*$")
_SHORT: Final = 3  # words; a shorter subject asks for what stands around it
_LONGEST_OPENER: Final = 14  # words of a heading that can name a figure


@dataclass(frozen=True, slots=True)
class Naming:
    """The words a subject can be made of."""

    low: str
    text: str
    line: Line
    part: Part
    above: Sequence[str]  # subjects of the parts before it
    opener: str = ""

    def lead(self) -> str:
        """Return what stands before the figure, trimmed to its noun phrase."""
        start, end = trim_lead(self.low, self.part.start, self.part.item.span[0])
        return polish(self.text[start:end])

    def tail(self, *, valued: bool) -> str:
        """Return the noun phrase behind the figure."""
        end = self.part.item.span[1]
        if valued and _NO_NOUN.match(self.low, end):
            return ""
        return polish(self.text[end : noun_end(self.low, end, self.part.end)])


def is_valued(mention: Mention) -> bool:
    """Shares, money and measures are named by the words before them, counts behind."""
    if mention.kind not in ("count", "fraction", "range"):
        return True
    unit = (mention.unit or "%").split("/")[0]
    return unit in MEASURES or unit[0] in "%‰" or unit.startswith(("đồng", "điểm"))


def read_subject(
    low: str, text: str, line: Line, part: Part, above: Sequence[str]
) -> str:
    """Return the subject of a part; empty when nothing says what it is about."""
    naming = Naming(low, text, line, part, above)
    lead = naming.lead()
    mention = part.item.mention
    listed = _LISTED.search(low, max(0, part.item.span[0] - 8), part.item.span[0])
    if above and listed and not lead:
        return above[-1]
    if part.bracketed and not lead and above and mention.kind == "percent":
        return f"tỷ lệ {above[-1]}"
    subject = _valued(naming, lead) if is_valued(mention) else _counted(naming, lead)
    return _enriched(subject, naming)


def _valued(naming: Naming, lead: str) -> str:
    tail = naming.tail(valued=True)
    part, above = naming.part, naming.above
    if part.item.fraction and len(lead.split()) < _SHORT:
        lead = _fraction_noun(naming) or lead
    if lead and is_action(lead):
        lead = f"{lead} {tail}" if tail else drop_action(lead) or lead
    elif lead and tail and part.item.mention.kind != "money":
        lead = f"{lead} {tail}"
    if not lead:
        return tail or (above[-1] if above else "")
    if above and len(lead.split()) <= _SHORT:
        return _completed(lead, above[-1])
    return lead


def _completed(lead: str, above: str) -> str:
    """Complete a short lead by the part before it: "xử lý", "Moza", "tỷ lệ 1/1.000"."""
    words, said = lead.split(), above.split()
    if is_action(lead) and len(words) <= 2:
        return f"{lead} {above}"
    if words[0] in said and said.index(words[0]) > 0 and len(said) > len(words):
        return " ".join([*said[: said.index(words[0])], lead])
    if words[0][0].isupper() and len(said) > 1 and not said[-1][0].islower():
        while len(said) > 1 and not said[-1][0].islower():
            said.pop()
        return " ".join([*said, lead])
    return lead


def _fraction_noun(naming: Naming) -> str:
    fraction = naming.part.item.fraction
    if fraction is None:
        return ""
    end, share = fraction.span[1], naming.part.item.mention.span[0]
    until = share if end < share else naming.part.end
    words = naming.text[end : noun_end(naming.low, end, until)]
    return polish(f"{fraction.unit or ''} {words}")


def _counted(naming: Naming, lead: str) -> str:
    noun = (naming.part.item.mention.unit or "").split("/1 ")[0]
    tail = naming.tail(valued=False)
    named = polish(f"{noun} {tail}")
    if not lead or is_action(lead):
        return named
    if len(named.split()) > _SHORT or (tail and ends_in_action(lead)):
        return named
    if noun and noun.lower() in lead.lower() and not ends_in_action(lead):
        return lead
    return polish(f"{named} {lead}") if ends_in_action(lead) else f"{lead} {named}"


def _enriched(subject: str, naming: Naming) -> str:
    """Add the heading to a subject that says too little: "cuộc", "Đạt tỷ lệ 100%"."""
    words = subject.split()
    if len(words) >= _SHORT or not (words or naming.part.opens_line):
        return subject
    above = (*naming.line.openers, *naming.line.titles)
    opener = next((polish(words) for words in above if words.strip(" :")), "")
    if not opener or len(opener.split()) > _LONGEST_OPENER:
        return subject
    return f"{subject} ({opener})" if subject else opener
