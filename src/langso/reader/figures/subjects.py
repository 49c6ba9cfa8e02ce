"""What a figure is about: a short noun phrase of its part, or what stands above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from langso.reader.figures.baselines import plan_after
from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.figures.phrases import (
    ends_in_action,
    is_action,
    is_nominal,
    last_action,
    noun_end,
    polish,
)
from langso.reader.figures.trims import trim_lead
from langso.reader.figures.words import ACTION, NOMINAL, phrases
from langso.reader.mentions import Mention, lowered
from langso.reader.mentions.units import MEASURES, known_noun

_NO_NOUN: Final = re.compile(
    r"\s?(?:so với|kế hoạch|kh\b|dự toán|chỉ tiêu|\(|\)|,|\.|;|:|và\s"
    r"|mỗi\s|hằng|hàng|trong năm|vào|tại|ở mức|theo|$|đến|tăng|giảm|năm|trên|được\s"
    r"|thông qua|lên|xuống|đầu|cuối|hết|trong kỳ|nghị quyết|mục tiêu)"
)
_ONWARD: Final = re.compile(r"\s?trở (?:lên|xuống)(?!\w)")
# "các đồng chí đạt tỷ lệ tín nhiệm": the figure is of what stands last.
_INNER: Final = re.compile(
    r"(?:[,:]|(?<!\w)(?:đạt|có|với|phấn đấu|và)) (?P<head>(?:tỷ lệ|tỉ lệ|tổng số|tổng"
    r"|tỷ trọng"
    r"|mức|số|diện tích|sản lượng|năng suất|quy mô|kinh phí|trị giá|tốc độ|đàn) )"
)
# "phấn đấu:" opens a list of aims, it does not name one.
_LIST_COLON: Final = re.compile(
    r"(?<!\w)(?:cụ thể|như sau|phấn đấu|các chỉ tiêu|các chỉ tiêu sau|kết quả|trong đó)"
    r"\s?:\s*$"
)
_PLACES: Final = phrases(
    "xã | tỉnh | huyện | phường | thành phố | thôn | cả nước | toàn"
)
# Words for one piece: "đàn bò 1.276 con" counts cattle.
_PIECES: Final = phrases("con | đàn | cái | chiếc | cây | cuốn | bản | tấm | suất")
_BRACKETS: Final = re.compile(r"\s?\([^()]{0,120}\)")
# "nâng mức thu nhập": the figure is of the income.
_TURNED: Final = re.compile(
    rf"(?:kéo giảm|giảm|tăng|nâng|đưa|hạ|duy trì|giữ vững|giữ) (?=(?:{NOMINAL})(?!\w))"
)
# The words before a value that say the subject stands before them: "đạt trên 90%".
_COPULA: Final = re.compile(
    r"(?:(?<!\w)(?:đạt|là|còn|chiếm|bằng|ước|lên|xuống|mức|tăng|giảm|vượt|thêm|khoảng)"
    r"|:|\()"
    r"(?:\s(?:trên|dưới|hơn|gần|từ|khoảng|ít nhất|tối thiểu|tối đa|không quá|là|mức"
    r"|tỷ lệ"
    r"|tỉ lệ|không dưới|còn|đạt))*[\s:(]*$"
)
_BOUND: Final = re.compile(
    r"(?<!\w)(?:đạt|là|còn|bằng|trên|dưới|hơn|gần|khoảng|ít nhất|tối thiểu|không quá"
    r"|tối đa"
    r"|lên|xuống|có)[\s:]*$|:\s*$"
)
# These say only that it was done.
_OF_ALL: Final = re.compile(r"\s?(?:trên |của )?tổng ")
_EMPTY_VERB: Final = re.compile(
    r"(?:trao tặng|trao|tặng|tổ chức|thực hiện|triển khai|đạt|hoàn thành|thành lập|có"
    r"|hỗ trợ|xây dựng|duy trì|được|giảm|tăng)"
)
_AGAINST: Final = " so với "
_VERBS_ONLY: Final = re.compile(rf"(?:{ACTION})(?: (?:{ACTION}|được|xong)){{0,2}}")
_LISTED: Final = re.compile(r"[\s,]*/\s*$")
_SHORT: Final = 3  # words; a shorter subject asks for what stands around it
_LONG_VERB: Final = 6  # words; of a longer clause only its last verb is kept
_FAR: Final = 400  # characters before a figure that can name it
_TOPIC: Final = 8  # words of a topic before a colon
_LONG: Final = 14  # words; a longer lead is cut to its last clause
_CHANGES: Final = re.compile(r"(?<!\w)(?:tăng|giảm|vượt)(?: [^\W\d]+){0,2}\s*$")


@dataclass(frozen=True, slots=True)
class Naming:
    """The words a subject can be made of."""

    low: str
    text: str
    line: Line
    part: Part
    above: Sequence[str]  # subjects of the parts before it

    @property
    def before(self) -> str:
        """The words of the part before the figure, in lower case."""
        start, end = self.part.start, self.part.item.span[0]
        return self.low[max(start, end - _FAR) : end]

    def lead(self) -> str:
        """Return what stands before the figure, trimmed to its noun phrase."""
        start, end = self.part.start, self.part.item.span[0]
        words = self.text[max(start, end - _FAR) : end]
        if ")" in words:
            words = _BRACKETS.sub("", words)
        low = lowered(words)
        if _LIST_COLON.search(low):
            return ""
        start, end = trim_lead(low, 0, len(words))
        for found in _INNER.finditer(low, start, end):
            start = found.start("head")
        if turned := _TURNED.match(low, start, end):
            start = turned.end()
        return "" if low[start:end] in _PLACES else polish(words[start:end])

    def tail(self, *, valued: bool) -> str:
        """Return the noun phrase behind the figure."""
        end = self.part.item.span[1]
        if onward := _ONWARD.match(self.low, end):
            end = onward.end()
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
    above = [subject.split(_AGAINST)[0] for subject in above]
    naming = Naming(low, text, line, part, above)
    lead = naming.lead()
    mention = part.item.mention
    if _dangles(naming, lead):
        return ""
    if above and not lead and (_LISTED.search(naming.before) or _changes(naming)):
        return _alike(above, mention.unit)
    if above and not lead and _is_share(naming):
        share = above[-1] if is_nominal(above[-1]) else f"tỷ lệ {above[-1]}"
        return _of_plan(share, naming)
    subject = _valued(naming, lead) if is_valued(mention) else _counted(naming, lead)
    return _of_plan(_enriched(subject, naming), naming)


def _alike(above: Sequence[str], unit: str | None) -> str:
    """Return the last subject that counts the same, else the last one."""
    same = [subject for subject in above if unit and unit in subject]
    return (same or above)[-1]


def _dangles(naming: Naming, lead: str) -> bool:
    """Tell whether a bare share ends a sentence that is about something else."""
    part = naming.part
    if part.bracketed or part.opens_line or part.item.fraction:
        return False
    if part.item.mention.kind != "percent":
        return False
    bare = not lead and not naming.before.strip(" ,;:.")
    return bare and not naming.tail(valued=True)


def _is_share(naming: Naming) -> bool:
    """Tell whether a percent is of the count before it: "117 hộ (3,04%)"."""
    part = naming.part
    if part.item.mention.kind != "percent" or part.item.fraction:
        return False
    counted = part.item.numerator is not None
    whole = _OF_ALL.match(naming.low, part.item.span[1])
    return part.bracketed or (counted and whole is not None)


def _changes(naming: Naming) -> bool:
    """Tell whether a figure only says how the one before it changed."""
    valued = is_valued(naming.part.item.mention)
    return not naming.tail(valued=valued) and bool(_CHANGES.search(naming.before))


def _valued(naming: Naming, lead: str) -> str:
    tail = naming.tail(valued=True)
    part, above = naming.part, naming.above
    if part.item.fraction and not is_nominal(lead):
        noun = _fraction_noun(naming)
        lead = noun if len(noun.split()) >= _SHORT or not lead else lead
    elif tail and not _is_led(naming, lead):
        if above and not lead and " " not in tail and not known_noun((tail.lower(),)):
            return f"{above[-1]} {tail}"
        return _value_first(lead, tail)
    elif lead and tail and part.item.mention.kind != "money":
        lead = f"{lead} {tail}"
    if not lead:
        return tail or (above[-1] if above else "")
    if above and len(lead.split()) <= _SHORT:
        return _completed(lead, above[-1])
    return lead


def _is_led(naming: Naming, lead: str) -> bool:
    """Tell whether the subject stands before the value: "tỷ lệ ... đạt 90%"."""
    if naming.part.item.mention.kind == "money":
        return len(lead.split()) > 1
    return is_nominal(lead) or _COPULA.search(naming.before) is not None


def _value_first(lead: str, tail: str) -> str:
    """Name "100% thủ tục" by what follows; a short lead qualifies it."""
    lead = re.split("[:,] ", lead)[-1]
    if lead and len(tail.split()) < _SHORT and len(lead.split()) < _LONG:
        return f"{lead} {tail}"
    if not lead or len(lead.split()) > 4:
        return tail
    return f"{lead} {tail}" if is_action(lead) else f"{tail} {lead}"


def _completed(lead: str, above: str) -> str:
    """Complete a short lead by the part before it: "xử lý", "Moza", "tỷ lệ 1/1.000"."""
    words, said = lead.split(), above.split()
    if _VERBS_ONLY.fullmatch(lead.lower()):
        return above if _EMPTY_VERB.fullmatch(lead.lower()) else f"{lead} {above}"
    if words[0] in said and said.index(words[0]) > 0 and len(said) > len(words):
        return " ".join([*said[: said.index(words[0])], lead])
    named = all(word == "và" or not word[0].islower() for word in words)
    if named and len(said) > 1 and not said[-1][0].islower():
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
    noun = (naming.part.item.mention.unit or "").split("/1")[0]
    tail = naming.tail(valued=False)
    comma = "," if naming.low.startswith(",", naming.part.item.span[1]) else ""
    named = polish(f"{noun}{comma} {tail}") if tail else noun
    leads = is_nominal(lead) and not ends_in_action(lead)
    if leads and (not tail or _BOUND.search(naming.before)):
        return lead if len(lead.split()) > 2 or not tail else f"{lead} {named}"
    if not lead and not tail and naming.above and noun in naming.above[-1]:
        return naming.above[-1]
    if not lead or len(named.split()) > _SHORT + 1:
        return named
    if is_action(lead) and naming.before.endswith(" cho "):
        return f"{named} được {lead}"
    if leads or (noun in _PIECES and not tail and not is_action(lead)):
        return lead if not tail or noun.lower() in lead.lower() else f"{lead} {named}"
    lead = re.split("[:,] ", lead)[-1]
    if is_action(lead) or ends_in_action(lead):
        return named if len(named.split()) >= _SHORT else _qualified(named, lead)
    return lead if noun.lower() in lead.lower() else f"{lead} {named}"


def _qualified(named: str, lead: str) -> str:
    """Say what was done to the things counted: "vụ hòa giải thành"."""
    if _EMPTY_VERB.fullmatch(lead.lower()):
        return named
    if len(lead.split()) > _LONG_VERB:
        lead = lead[last_action(lead) :]
    return f"{named} {lead}"


def _enriched(subject: str, naming: Naming) -> str:
    """Add the topic to a subject that says too little: "cuộc", "Đạt tỷ lệ 100%"."""
    words = subject.split()
    if len(words) >= _SHORT or not (words or naming.part.opens_line):
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


def _of_plan(subject: str, naming: Naming) -> str:
    """A share of the plan is another figure than the amount: say so."""
    plan = plan_after(naming.low, naming.part)
    if plan is None or not subject or naming.part.item.mention.kind != "percent":
        return subject
    return f"{subject}{_AGAINST}{polish(naming.text[slice(*plan)])}"
