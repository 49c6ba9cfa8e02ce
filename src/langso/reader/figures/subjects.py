"""What a figure is about: a short noun phrase of its part, or what stands above."""

import re
from collections.abc import Sequence
from typing import Final

from langso.reader.figures.lines import Line
from langso.reader.figures.naming import Naming
from langso.reader.figures.parts import Part
from langso.reader.figures.phrases import (
    ends_in_action,
    is_action,
    is_nominal,
    last_action,
    noun_end,
    polish,
)
from langso.reader.figures.topics import AGAINST, SHORT, enriched, of_plan
from langso.reader.figures.words import ACTION, phrases
from langso.reader.mentions import Mention
from langso.reader.mentions.quantities import is_known
from langso.reader.mentions.units import MEASURES, known_noun

# Words for one piece: "đàn bò 1.276 con" counts cattle.
_PIECES: Final = phrases("con | đàn | cái | chiếc | cây | cuốn | bản | tấm | suất")
_CHANGE_ONLY: Final = re.compile(
    r"(?:cao|thấp|nhiều|ít|lớn|nhỏ)(?: hơn(?: [^\W\d]+){0,5})?"
)
# The words before a value that say the subject stands before them: "đạt trên 90%".
_COPULA: Final = re.compile(
    r"(?:(?<!\w)(?:đạt|là|còn|chiếm|bằng|ước|lên|xuống|mức|tăng|giảm|vượt|thêm|khoảng"
    r"|dài"
    r"|rộng|cao|sâu)"
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
_GIVEN_TO: Final = re.compile(r" cho (?:(?:trên|hơn|ít nhất|khoảng|gần|tối thiểu) )?$")
# These say only that it was done.
_OF_ALL: Final = re.compile(r"\s?(?:trên |của )?(?:tổng |dân số)")
_EMPTY_VERB: Final = re.compile(
    r"(?:trao tặng|trao|tặng|tổ chức|thực hiện|triển khai|đạt|hoàn thành|thành lập|có"
    r"|hỗ trợ|xây dựng|duy trì|được|giảm|tăng|xảy ra)"
)
_GENERIC: Final = phrases("số lượng | tổng số | tổng cộng | tổng | số")
_VERBS_ONLY: Final = re.compile(rf"(?:{ACTION})(?: (?:{ACTION}|được|xong)){{0,2}}")
_RISES_BY: Final = re.compile(r"(?:tăng|giảm) bình quân[\s:]*$")
_LISTED: Final = re.compile(r"[\s,]*/\s*$")
_LONG_VERB: Final = 6  # words; of a longer clause only its last verb is kept
_LONG: Final = 14  # words; a longer lead is cut to its last clause
_CHANGES: Final = re.compile(r"(?<!\w)(?:tăng|giảm|vượt)(?: [^\W\d]+){0,2}\s*$")


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
    above = [subject.split(AGAINST)[0] for subject in above]
    naming = Naming(low, text, line, part, above)
    lead = naming.lead()
    mention = part.item.mention
    if _dangles(naming, lead):
        return ""
    rises = lead == "bình quân" and _RISES_BY.search(naming.before)
    if above and (rises or _CHANGE_ONLY.fullmatch(lead)):
        return _alike(above, mention.unit)
    if above and not lead and (_LISTED.search(naming.before) or _changes(naming)):
        return _alike(above, mention.unit)
    if above and not lead and _is_share(naming):
        share = above[-1] if is_nominal(above[-1]) else f"tỷ lệ {above[-1]}"
        return of_plan(share, naming)
    subject = _valued(naming, lead) if is_valued(mention) else _counted(naming, lead)
    return of_plan(enriched(subject, naming), naming)


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
        lead = noun if len(noun.split()) >= SHORT or not lead else lead
    elif tail and not _is_led(naming, lead):
        if above and not lead and _adds(tail, part.item.mention):
            return f"{above[-1]} {tail}"
        return _value_first(lead, tail)
    elif lead and tail and not _is_base(tail, part.item.mention):
        lead = f"{lead} {tail}"
    if not lead:
        return tail or (above[-1] if above else "")
    if above and len(lead.split()) <= SHORT:
        return _completed(lead, above[-1])
    return lead


def _is_base(tail: str, mention: Mention) -> bool:
    """Tell whether what follows is no part of the name: "đạt 96% dân số"."""
    return mention.kind == "money" or tail.lower().startswith("dân số")


def _adds(tail: str, mention: Mention) -> bool:
    """Tell whether one word only qualifies the share before it: "84% khá"."""
    return mention.kind == "percent" and " " not in tail and not is_known(tail.lower())


def _is_led(naming: Naming, lead: str) -> bool:
    """Tell whether the subject stands before the value: "tỷ lệ ... đạt 90%"."""
    if naming.part.item.mention.kind == "money":
        return len(lead.split()) > 1
    if _VERBS_ONLY.fullmatch(lead.lower()):
        return False
    return is_nominal(lead) or _COPULA.search(naming.before) is not None


def _value_first(lead: str, tail: str) -> str:
    """Name "100% thủ tục" by what follows; a short lead qualifies it."""
    lead = re.split("[:,] ", lead)[-1]
    if lead and len(tail.split()) < SHORT and len(lead.split()) < _LONG:
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
    if lead.lower() in _GENERIC:
        return named
    if leads and (not tail or _BOUND.search(naming.before)):
        return lead if len(lead.split()) > 2 or not tail else f"{lead} {named}"
    above = naming.above[-1] if naming.above and not lead and not tail else ""
    if above and (noun in above or noun in _PIECES):
        return above
    if not lead or len(named.split()) > SHORT + 1:
        return named
    if not tail and noun == "người" and _counts(lead) and _BOUND.search(naming.before):
        return lead
    if is_action(lead) and _GIVEN_TO.search(naming.before):
        return f"{named} được {lead}"
    if leads or (noun in _PIECES and not tail and not is_action(lead)):
        return lead if not tail or noun.lower() in lead.lower() else f"{lead} {named}"
    lead = re.split("[:,] ", lead)[-1]
    if is_action(lead) or ends_in_action(lead):
        return named if len(named.split()) >= SHORT else _qualified(named, lead)
    return lead if noun.lower() in lead.lower() else f"{lead} {named}"


def _counts(lead: str) -> bool:
    """Tell whether a lead begins with those counted: "lao động có việc làm mới"."""
    counted = known_noun(tuple(lead.lower().split()[:3]))
    return counted is not None and not is_action(lead)


def _qualified(named: str, lead: str) -> str:
    """Say what was done to the things counted: "vụ hòa giải thành"."""
    if _EMPTY_VERB.fullmatch(lead.lower()):
        return named
    lead = lead[:1].lower() + lead[1:]
    if len(lead.split()) > _LONG_VERB:
        lead = lead[last_action(lead) :]
    return f"{named} {lead}"
