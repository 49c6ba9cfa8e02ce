"""From clauses to tasks."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langso.reader.model import Clause, Figure, Span, Task
from langso.reader.tasks.assignments import (
    Assignment,
    is_body,
    read_assignment,
    read_subject,
    read_support,
)
from langso.reader.tasks.bodies import LONGEST, list_bodies
from langso.reader.tasks.deadlines import read_deadline
from langso.reader.tasks.sections import Asks, sections
from langso.reader.tasks.tables import task_rows
from langso.reader.tasks.units import Unit, own_start, units

_DOING = re.compile(
    r"(?:Tăng cường|Tiếp tục|Triển khai|Thực hiện|Đẩy mạnh|Nâng cao|Tổ chức|Xây dựng"
    r"|Hoàn thành|Hoàn thiện|Tập trung|Phối hợp|Chủ trì|Rà soát|Tuyên truyền|Vận động"
    r"|Kiểm tra|Hướng dẫn|Phát huy|Đổi mới|Đảm bảo|Bảo đảm|Chú trọng|Quan tâm|Chỉ đạo"
    r"|Ban hành|Lập|Phát động|Khuyến khích|Huy động|Củng cố|Kiện toàn|Tham mưu|Giữ gìn"
    r"|Quán triệt|Cải thiện|Mở rộng|Bố trí|Bảo tồn|Bảo vệ|Khen thưởng|Hỗ trợ|Giải quyết"
    r"|Chủ động|Thường xuyên|Khai thác|Quản lý|Đôn đốc|Giám sát|Theo dõi|Tổng hợp"
    r"|Sơ kết|Tổng kết|Công khai|Đề xuất|Gắn|Tạo)\b"
)
_MEASURED = re.compile(
    r"(?:Phấn đấu )?(?:Tỷ lệ|Tỉ lệ|tỷ lệ|Số |Tổng|Trên|Dưới|Thu nhập|Giá trị|Bình quân"
    r"|trên|đạt|\d)"
)
_DUTY = re.compile(r"(?:Trách nhiệm|Nhiệm vụ) của ")
_SPLIT = re.compile(r"[.;]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of text, the clause it belongs to, what that asks and of whom."""

    start: int
    end: int
    asks: Asks = Asks.NOTHING
    clause: Clause | None = None
    lead: str | None = None
    closing: bool = False


def read_tasks(
    text: str, clauses: Sequence[Clause], figures: Sequence[Figure]
) -> tuple[Task, ...]:
    """Read the tasks in text order; a bullet that is a bare target is none."""
    targets = [figure.span[0] for figure in figures if figure.kind == "target"]
    found: list[Task] = []
    for region in _regions(text, clauses):
        found += _of_table(text, region)
        for unit, lead in _led(text, region):
            if not _is_bare_target(unit, targets):
                found += _tasks(unit, region, lead)
    return tuple(sorted(found, key=lambda task: task.span))


def _regions(text: str, clauses: Sequence[Clause]) -> Iterator[_Region]:
    """The own words of each clause, and what stands between and after the clauses."""
    asked, leads = sections(clauses), dict[str, str | None]()
    parents = {clause.parent for clause in clauses}
    end = clauses[0].span[0] if clauses else 0
    for clause in clauses:
        yield _Region(end, clause.span[0])
        end = clause.span[1]
        given = _given(clause)
        leads[clause.id] = lead = given or leads.get(clause.parent or "")
        asks = Asks.WORK if given else asked[clause.id]
        yield _Region(_start(text, clause, parents), end, asks, clause, lead)
    yield _Region(end, len(text), closing=bool(clauses))


def _given(clause: Clause) -> str | None:
    """The body a heading names: "2. Công an xã", "Điều 2. Giao UBND xã:"."""
    if found := read_assignment(clause.title):
        return found.lead
    name = _DUTY.sub("", clause.title)
    return name if is_body(name) else None


def _start(text: str, clause: Clause, parents: set[str | None]) -> int:
    """A heading is read too when it assigns, or is all that a last clause says."""
    says = read_assignment(clause.title) if clause.text else clause.id not in parents
    if says and clause.title:
        return text.index(clause.title, clause.span[0])
    return own_start(text, clause)


def _led(text: str, region: _Region) -> Iterator[tuple[Unit, str | None]]:
    """The units of a region and who leads them; "Các thôn có trách nhiệm:" leads on."""
    lead = region.lead
    for unit in units(text, region.start, region.end):
        if unit.heads and not unit.bullet:
            found = read_assignment(unit.words) or read_subject(unit.words)
            lead = found.lead if found else lead
        elif _asked(unit.words, region):
            yield unit, lead


def _asked(words: str, region: _Region) -> bool:
    is_heading = region.clause is not None and region.clause.title == words
    if region.asks is Asks.WORK and not is_heading and len(words.split()) > 2:
        return True
    if region.asks is not Asks.NOTHING and _DOING.match(words):
        return True
    return read_assignment(words) is not None


def _tasks(unit: Unit, region: _Region, lead: str | None) -> Iterator[Task]:
    for start, end in _pieces(unit.words):
        words = unit.words[start:end]
        found = _assignment(words, region) or Assignment(lead, read_support(words))
        span = (unit.span[0] + start, unit.span[0] + end)
        clause = region.clause
        # Under a heading of work the sentences before an assignment are work too.
        whole = found.follows and region.asks is not Asks.NOTHING
        action = words if whole else words[found.action_at :]
        yield Task(
            action=" ".join(action.strip(" .;/").split()),
            quote=words,
            span=span,
            clause=clause.number if clause else None,
            clause_id=clause.id if clause else None,
            lead=found.lead,
            support=found.support,
            deadline=read_deadline(words),
            closing=region.closing,
        )


def _of_table(text: str, region: _Region) -> Iterator[Task]:
    clause = region.clause
    for row in task_rows(text, region.start, region.end):
        yield Task(
            action=row.action,
            quote=text[slice(*row.span)],
            span=row.span,
            clause=clause.number if clause else None,
            clause_id=clause.id if clause else None,
            lead=row.lead,
            support=list_bodies(row.support or ""),
            deadline=row.deadline,
        )


def _assignment(words: str, region: _Region) -> Assignment | None:
    found = read_assignment(words)
    if found is None and region.asks is not Asks.NOTHING:
        found = read_subject(words)
    return found


def _pieces(words: str) -> list[Span]:
    """A paragraph is cut where a second body is told what to do."""
    cuts = [
        (found.start(), found.end())
        for found in _SPLIT.finditer(words)
        if read_subject(words[found.end() : found.end() + LONGEST])
    ]
    if cuts and not (read_subject(words) or read_assignment(words)):
        cuts = []
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    return list(zip(starts, ends, strict=True))


def _is_bare_target(unit: Unit, targets: Sequence[int]) -> bool:
    """ "Tỷ lệ hộ nghèo dưới 1%" under a heading of tasks is a target, not an action."""
    first = bisect_left(targets, unit.span[0])
    inside = first < len(targets) and targets[first] < unit.span[1]
    return inside and bool(_MEASURED.match(unit.words))
