"""Which clauses ask for work, by their headings and those they stand in."""

import re
from collections.abc import Sequence
from enum import Enum

from langso.reader.model import Clause


class Asks(Enum):
    """What the heading of a clause says about the paragraphs under it."""

    WORK = "every paragraph is a task"
    PERHAPS = "a paragraph that begins with a verb of doing is a task"
    NOTHING = "only a plain assignment is a task"


_NOTHING = re.compile(
    r"kết quả|đánh giá|tình hình|hạn chế|tồn tại|nguyên nhân|khó khăn|thuận lợi"
    r"|bài học|chỉ tiêu|mục tiêu|mục đích|yêu cầu|thành phần|đối tượng|phạm vi"
    r"|thời gian|địa điểm|kinh phí|đặc điểm|căn cứ|thông tin"
)
_WORK = re.compile(
    r"nhiệm vụ|giải pháp|biện pháp|tổ chức thực hiện|phân công|phương hướng|trách nhiệm"
    r"|chương trình hành động|công tác trọng tâm|tiến độ thực hiện|việc cần làm"
)
_PERHAPS = re.compile(r"nội dung|kết luận|hoạt động|cách thức|kiến nghị|đề xuất")


def sections(clauses: Sequence[Clause]) -> dict[str, Asks]:
    """Return what each clause asks for, by id; a silent heading follows its parent.

    A last clause that is all heading or all text ("2. Phòng Kinh tế bố trí kinh phí.")
    says what is to be done, not what kind of clause it is.
    """
    asks: dict[str, Asks] = {}
    parents = {clause.parent for clause in clauses}
    for clause in clauses:
        heads = clause.id in parents or (clause.title and clause.text)
        own = _by_heading(clause.title or clause.text[:200]) if heads else None
        inherited = asks.get(clause.parent or "", Asks.NOTHING)
        asks[clause.id] = _within(inherited, own)
    return asks


def _by_heading(words: str) -> Asks | None:
    """The first word decides: "Kết quả thực hiện nhiệm vụ" tells of results."""
    words = words.lower()
    nothing, work = _NOTHING.search(words), _WORK.search(words)
    if work and (nothing is None or work.start() < nothing.start()):
        return Asks.WORK
    if nothing:
        return Asks.NOTHING
    return Asks.PERHAPS if _PERHAPS.search(words) else None


def _within(inherited: Asks, own: Asks | None) -> Asks:
    if own is None or (own is Asks.PERHAPS and inherited is Asks.WORK):
        return inherited
    return own
