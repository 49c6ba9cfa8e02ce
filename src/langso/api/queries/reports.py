"""The reports a code may see, and one of them as shapes."""

from decimal import Decimal
from typing import Any

from langso.api import shapes
from langso.api.shapes import exact
from langso.measures.checking import Remark
from langso.measures.models import Report
from langso.measures.queries.sheets import Line, sheet_of
from langso.measures.rules import may_fill
from langso.people.models import User


def heads_of(reports: list[Report], person: User) -> list[shapes.ReportHead]:
    """Reports (taken by `with_period`) as lines of a list. Runs no query."""
    return [shapes.ReportHead(**_head(one, person)) for one in reports]


def sheet_for(report: Report, person: User) -> shapes.Sheet:
    """One report with all its questions. Seven queries at most."""
    return shapes.Sheet(
        **_head(report, person),
        wants_evidence=report.period.form.wants_evidence,
        saved_at=report.saved_at,
        submitted_at=report.submitted_at,
        questions=[_question(line) for line in sheet_of(report).lines],
    )


def kept(report: Report) -> shapes.Kept:
    """How it stands now."""
    return shapes.Kept(id=report.pk, status=report.status, edition=report.edition)


def conflicts_in(
    report: Report, codes: list[str], mine: dict[str, Decimal | None]
) -> list[shapes.Conflict]:
    """Both values of what two devices answered differently."""
    return [
        shapes.Conflict(
            measure=code,
            yours=exact(mine.get(code)),
            theirs=report.value(code) or None,
        )
        for code in codes
    ]


def _head(report: Report, person: User) -> dict[str, Any]:
    period = report.period
    return {
        "id": report.pk,
        "form": period.form.name,
        "period": period.name,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "due_on": period.due_on,
        "unit": report.unit.name,
        "commune": report.commune_id,
        "status": report.status,
        "edition": report.edition,
        "remark": report.remark,
        "may_fill": report.takes_answers and may_fill(person, report),
    }


def _question(line: Line) -> shapes.Question:
    measure = line.question.measure
    return shapes.Question(
        code=line.code,
        question=measure.question,
        hint=measure.hint,
        unit=measure.unit,
        decimals=measure.decimals,
        is_required=line.question.is_required,
        is_asked=line.is_asked,
        value=exact(line.value),
        reason=line.reason,
        source=line.source,
        previous=exact(line.before),
        known=exact(line.known),
        remarks=[_remark(remark) for remark in line.remarks],
    )


def _remark(remark: Remark) -> shapes.Remark:
    return shapes.Remark(
        message=remark.message,
        holds_back=remark.holds_back,
        reasons=list(remark.reasons),
    )
