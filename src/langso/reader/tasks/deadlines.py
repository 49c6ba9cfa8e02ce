"""Until when a task is due, in the words of the document."""

import re

_DAY = (
    r"(?:ngày\s)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?(?!\d)"
    r"|ngày\s\d{1,2}\stháng\s\d{1,2}(?:\snăm\s\d{4})?"
)
_YEAR = r"(?:\s?/\s?\d{4}|\snăm\s\d{4})?"
_PERIOD = (
    rf"quý\s(?:[IV]{{1,3}}|[1-4])\b{_YEAR}|tháng\s\d{{1,2}}{_YEAR}|năm\s\d{{4}}"
    r"|\d\stháng\s(?:đầu|cuối)\snăm(?:\s\d{4})?|cuối\snăm(?:\s\d{4})?"
)
_DEADLINES = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"(?:(?:hoàn\sthành|xong)\s)?(?:chậm\snhất|muộn\snhất|trước|đến\shết|hạn\scuối)"
        rf"\s(?:là\s|đến\s|trong\s|vào\s){{0,2}}(?:{_DAY}|{_PERIOD})",
        rf"(?:xong|hoàn\sthành)\s(?:trong|vào)\s(?:{_DAY}|{_PERIOD})",
        rf"(?:trong|vào|từ)\s(?:{_DAY}|{_PERIOD})",
        r"(?:hằng|hàng|mỗi)\s(?:năm|quý|tháng|tuần)",
        rf"(?<!\w)(?:quý\s(?:[IV]{{1,3}}|[1-4])\b|tháng\s\d{{1,2}}){_YEAR}(?=\s?[):.;,]|$)",
        r"định\skỳ(?:\s(?:\d\stháng|năm|quý|tháng|tuần))?",
    )
)


def read_deadline(words: str) -> str | None:
    """Return the strictest words of time: "trước" before "trong" before "hằng".

    >>> read_deadline("Rà soát hằng năm, hoàn thành trước ngày 30/6/2026.")
    'hoàn thành trước ngày 30/6/2026'
    """
    for deadline in _DEADLINES:
        if found := deadline.search(words):
            return found[0]
    return None
