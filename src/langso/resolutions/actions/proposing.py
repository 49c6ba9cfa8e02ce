"""From the reader's answer to rows: the draft, its clauses, its items, its doubts."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from langso.core.exact import keeps_exactly
from langso.people.models import User
from langso.reader.model import Figure, Finding, Reading
from langso.reader.model import Task as ReadTask
from langso.resolutions.fields import snapshot
from langso.resolutions.models import (
    Clause,
    Doubt,
    Item,
    Resolution,
    Result,
    SourceFile,
    Target,
    Task,
)
from langso.resolutions.themes import theme_of
from langso.vietnamese.dates import read_period

Clauses = dict[str, Clause]
YEARLY = ("danh hiệu", "danh hieu")  # titles are decided once, at the end of the year
DOWN = {"<", "<=", "decrease_by", "none_left"}


def write_draft(source_file: SourceFile, reading: Reading, by: User) -> Resolution:
    """Create the draft and everything in it; the caller holds the transaction."""
    draft = _head(source_file, reading, by)
    clauses = _clauses(draft, reading)
    Result.objects.bulk_create(_items(Result, draft, reading.results, clauses))
    Target.objects.bulk_create(_items(Target, draft, reading.targets, clauses))
    Task.objects.bulk_create(_items(Task, draft, reading.tasks, clauses))
    Doubt.objects.bulk_create(
        _doubt(draft, order, finding, clauses)
        for order, finding in enumerate(reading.findings)
    )
    return draft


def _head(source_file: SourceFile, reading: Reading, by: User) -> Resolution:
    head = reading.document
    return Resolution.objects.create(
        commune=source_file.commune,
        source_file=source_file,
        text=reading.text,
        kind=head.kind,
        title=head.title or "",
        year=head.year,
        symbol=(head.symbol or "")[:80],
        number=(head.number or "")[:20],
        held_on=_date(head.held_on),
        issued_on=_date(head.issued_on),
        issuers=list(head.issuers),
        created_by=by,
        changed_at=timezone.now(),
    )


def _clauses(draft: Resolution, reading: Reading) -> Clauses:
    rows = {
        clause.id: Clause(
            resolution=draft,
            ident=clause.id[:120],
            number=clause.number[:80],
            title=clause.title,
            text=clause.text,
            level=clause.level,
            start=clause.span[0],
            end=clause.span[1],
            order=order,
        )
        for order, clause in enumerate(reading.clauses)
    }
    Clause.objects.bulk_create(rows.values())
    for clause in reading.clauses:
        rows[clause.id].parent = rows.get(clause.parent or "")
    Clause.objects.bulk_update(rows.values(), ["parent"], batch_size=500)
    return rows


def _items(
    model: type[Item],
    draft: Resolution,
    found: Iterable[Figure | ReadTask],
    clauses: Clauses,
) -> list[Any]:
    return [_item(model, draft, order, one, clauses) for order, one in enumerate(found)]


def _item(
    model: type[Item],
    draft: Resolution,
    order: int,
    found: Figure | ReadTask,
    clauses: Clauses,
) -> Item:
    values = _task(found) if isinstance(found, ReadTask) else _figure(found, draft)
    item = model(
        resolution=draft,
        order=order,
        clause=clauses.get(found.clause_id or ""),
        quote=found.quote,
        start=found.span[0],
        end=found.span[1],
        **values,
    )
    item.proposed = snapshot(item)
    return item


def _task(found: ReadTask) -> dict[str, Any]:
    return {
        "action": found.action,
        "lead": (found.lead or "")[:300],
        "support": list(found.support),
        "deadline": (found.deadline or "")[:200],
        "closing": found.closing,
    }


def _figure(found: Figure, draft: Resolution) -> dict[str, Any]:
    values = {
        "subject": found.subject,
        "comparator": found.comparator,
        "value": _fitting(found.value),
        "unit": (found.unit or "")[:40],
        "numerator": _fitting(found.numerator),
        "denominator": _fitting(found.denominator),
        "period": (found.period or "")[:80],
        "baseline": (found.baseline or "")[:200],
        "part_of": found.part_of or "",
    }
    return values if found.kind == "result" else values | _aim(found, draft)


def _aim(found: Figure, draft: Resolution) -> dict[str, Any]:
    """What a target needs beyond its figure: the window, the good way, the theme."""
    words = found.period or (str(draft.year) if draft.year else "")
    window = read_period(f"năm {words}" if words.isdecimal() else words)
    return {
        "period_start": window.starts_on if window else None,
        "period_end": window.ends_on if window else None,
        "direction": "down" if found.comparator in DOWN else "up",
        "at_end_only": any(word in found.subject.lower() for word in YEARLY),
        "theme": theme_of(found.subject),
    }


def _doubt(draft: Resolution, order: int, finding: Finding, clauses: Clauses) -> Doubt:
    return Doubt(
        resolution=draft,
        order=order,
        clause=clauses.get(finding.clause_id or ""),
        rule=finding.rule[:60],
        severity=finding.severity,
        message_vi=finding.message_vi,
        message_en=finding.message_en,
        quote=finding.quote,
        spans=[list(span) for span in finding.spans],
        numbers=finding.numbers,
    )


def _fitting(value: Decimal | None) -> Decimal | None:
    """A number the database keeps exactly, else None: never a rounded one."""
    return value if value is not None and keeps_exactly(value) else None


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
