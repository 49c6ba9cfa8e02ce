"""What a document is and what it is about: the line "KẾ HOẠCH" and the one below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = {
    "nghị quyết": "resolution",
    "báo cáo": "report",
    "kế hoạch": "plan",
    "biên bản": "minutes",
    "quyết định": "decision",
    "tờ trình": "proposal",
    "đề án": "proposal",
    "chương trình": "programme",
    "thông báo": "notice",
}
KIND_OF_CODE = {
    "NQ": "resolution",
    "BC": "report",
    "KH": "plan",
    "BB": "minutes",
    "QĐ": "decision",
    "TTR": "proposal",
    "ĐA": "proposal",
    "CTR": "programme",
    "TB": "notice",
}
LONGEST_TITLE = 500
_NAME = re.compile(
    r"[ \t|(]{0,20}(?:dự thảo\s{1,3})?(?P<name>" + "|".join(KINDS) + r")"
    r"(?P<more>(?:\s(?:liên tịch|hành động|hội nghị|họp thôn))?)(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"Căn cứ|Kính gửi|Hôm nay|Thời gian|Vào hồi|Vào lúc|[-_*–—=|]|CỘNG H", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind of a document as in `Document.kind`, and its title as printed."""

    kind: str | None
    title: str | None


def read_heading(head: str, first_title: str = "") -> Heading:
    """Read the type line, in capitals or alone on its line, and the title under it.

    `first_title` is that of the first clause: an annex or an excerpt may begin with
    "G. KẾ HOẠCH PHÁT TRIỂN ..." and have no other head.
    """
    lines = [line.strip() for line in head.split("\n")]
    for index, line in enumerate(lines):
        found = _NAME.match(line)
        if found and _is_type_line(found):
            below = "" if found["rest"].strip(" |:)") else _title(lines[index + 1 :])
            own = found["rest"].strip(" |:)")
            return Heading(KINDS[found["name"].lower()], line if own else below or None)
    found = _NAME.match(first_title)
    if found and found["name"].isupper():
        return Heading(KINDS[found["name"].lower()], first_title)
    return Heading(None, None)


def _is_type_line(found: re.Match[str]) -> bool:
    alone = not found["rest"].strip(" |:)")
    return found["name"].isupper() or (alone and found["name"][0].isupper())


def _title(lines: list[str]) -> str:
    return " ".join(_title_lines(lines))[:LONGEST_TITLE]


def _title_lines(lines: list[str]) -> Iterator[str]:
    """The first paragraph below, up to a blank line, the grounds or who decides."""
    before = ""
    for line in lines[:12]:
        signed = line.isupper() and before and not before.isupper()
        if signed or (before and not line) or (line and _NO_TITLE.match(line)):
            return
        if line:
            before = line
            yield line
