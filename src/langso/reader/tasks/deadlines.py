"""Until when a task is due, in the words of the document."""

import re

_DAY = (
    r"(?:ngày\s)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?(?!\d)"
    r"|ngày\s\d{1,2}\stháng\s\d{1,2}(?:\snăm\s\d{4})?"
)
_DIGIT = re.compile(r"\d")
_YEAR = r"(?:\s?/\s?\d{4}|\snăm\s\d{4})?"
_PERIOD = (
    rf"quý\s(?:[iv]{{1,3}}|[1-4])\b{_YEAR}|tháng\s\d{{1,2}}{_YEAR}|năm\s\d{{4}}"
    r"|\d\stháng\s(?:đầu|cuối)\snăm(?:\s\d{4})?|cuối\snăm(?:\s\d{4})?"
)
# Each with the words without which it cannot match: most paragraphs name no time.
_DEADLINES = tuple(
    (triggers, re.compile(words))
    for triggers, words in (
        (
            ("trước", "chậm nhất", "muộn nhất", "đến hết", "hạn cuối"),
            r"(?:(?:hoàn\sthành|xong)\s)?(?:chậm\snhất|muộn\snhất|trước|đến\shết"
            rf"|hạn\scuối)\s(?:là\s|đến\s|trong\s|vào\s){{0,2}}(?:{_DAY}|{_PERIOD})",
        ),
        (
            ("xong", "hoàn thành"),
            rf"(?:xong|hoàn\sthành)\s(?:trong|vào)\s(?:{_DAY}|{_PERIOD})",
        ),
        (("trong", "vào", "ừ "), rf"\b(?:trong|vào|từ)\s(?:{_DAY}|{_PERIOD})"),
        (
            ("quý", "tháng"),
            r"(?<!\w)(?:quý\s(?:[iv]{1,3}|[1-4])\b|tháng\s\d{1,2})"
            rf"{_YEAR}(?=\s?[):.;,]|$)",
        ),
        (
            ("hằng ", "hàng ", "mỗi "),
            r"(?:định\skỳ\s)?\b(?:hằng|hàng|mỗi)\s(?:năm|quý|tháng|tuần)\b",
        ),
        (("định kỳ",), r"định\skỳ(?:\s(?:\d\stháng|năm|quý|tháng|tuần))?"),
    )
)
_YEARLY = _DEADLINES[4:]  # those that need no date


def read_deadline(words: str) -> str | None:
    """Return the strictest words of time: "trước" before "trong" before "hằng".

    >>> read_deadline("Rà soát hằng năm, hoàn thành trước ngày 30/6/2026.")
    'hoàn thành trước ngày 30/6/2026'
    """
    low = words.lower()
    if len(low) != len(words):  # a letter whose small form is two characters
        low = words
    dated = _DIGIT.search(low) or "quý" in low or "cuối năm" in low
    for triggers, deadline in _DEADLINES if dated else _YEARLY:
        if any(trigger in low for trigger in triggers) and (
            found := deadline.search(low)
        ):
            return words[slice(*found.span())]
    return None
