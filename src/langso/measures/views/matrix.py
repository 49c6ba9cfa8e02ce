"""The matrix of villages and indicators, one number of it, and the whole as a file."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import require
from langso.core.templatetags.printing import moment
from langso.measures.actions import note_taking
from langso.measures.aims import Status
from langso.measures.answers import printed
from langso.measures.exporting import as_csv, as_workbook
from langso.measures.history import language
from langso.measures.queries.columns import columns_of, window_of_columns
from langso.measures.queries.matrix import Matrix, Row, matrix_of
from langso.measures.queries.provenance import (
    Provenance,
    division,
    provenance_of,
)
from langso.measures.queries.taking import lines_of
from langso.measures.rules import may_take
from langso.measures.sentences import STATUS_WORDS
from langso.measures.views.doors import commune_of, person_of
from langso.measures.views.pictures import PICTURES
from langso.people.rules import reads_drafts_of
from langso.places.models import Unit

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    "excel": ("xlsx", EXCEL),
    "csv": ("csv", "text/csv"),
    "nam": ("csv", "text/csv"),
}
SAID = (Status.REACHED, Status.ON_TRACK, Status.BEHIND, Status.MISSED)
CHOICES = ("cham", "cu")  # villages that are behind; numbers that are not new


@login_required
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """All villages and indicators; sorted by `?xep=`, chosen by `?thon=`."""
    commune = commune_of(request)
    every = request.GET.get("cot") == "tat-ca"
    matrix = matrix_of(commune, timezone.localdate(), targets_only=not every)
    wanted = request.GET.get("thon", "")
    chosen = wanted if wanted in CHOICES else ""
    by, down = request.GET.get("xep", ""), request.GET.get("chieu") == "giam"
    rows = _sorted(matrix, _chosen(matrix.rows, chosen), by, down)
    context = {
        "matrix": matrix,
        "rows": rows,
        "commune": commune,
        "behind": len(_chosen(matrix.rows, "cham")),
        "older": len(_chosen(matrix.rows, "cu")),
        "chosen": chosen,
        "every": every,
        "sorted_by": by,
        "down": down,
        "may_take": may_take(request.user, commune),
        "section": "desk",
    }
    return render(request, "measures/matrix.html", context)


@login_required
@require_safe
def cell(request: HttpRequest, village: int, key: str) -> HttpResponse:
    """Where one number comes from: a page of its own, or the panel beside the table."""
    one = get_object_or_404(
        Unit.objects.select_related("parent"),
        pk=village,
        level=Unit.Level.VILLAGE,
        parent__in=reads_drafts_of(person_of(request)),
    )
    assert one.parent is not None
    found = provenance_of(one.parent, one, key, timezone.localdate())
    if found is None:
        raise Http404
    is_part = request.headers.get("X-Part") == "panel"
    page = "measures/_provenance.html" if is_part else "measures/cell.html"
    return render(request, page, _panel(found, one.parent))


@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The matrix as Excel or CSV, or every number of the year as CSV."""
    commune, today = commune_of(request), timezone.localdate()
    person, form = person_of(request), request.POST.get("tep", "")
    require(may_take(person, commune))
    if form not in FORMS:
        raise Http404
    columns = columns_of(commune, today)
    start, end = window_of_columns(columns, today)
    only = form != "nam"
    lines = list(lines_of(commune, columns, start, min(end, today), newest_only=only))
    note_taking(commune, form, len(lines), by=person)
    words = {"role": person.role_name, "when": moment(timezone.now())}
    note = _("Taken by %(role)s, %(when)s") % words
    if form == "excel":
        raw = as_workbook(matrix_of(commune, today), lines, note)
    else:
        raw = as_csv(lines, note)
    return _file(raw, form, start.year)


def _file(raw: bytes, form: str, year: int) -> HttpResponse:
    ending, media_type = FORMS[form]
    response = HttpResponse(raw, content_type=media_type)
    name = f"so-lieu-{year}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _chosen(rows: Sequence[Row], wanted: str) -> list[Row]:
    if wanted == "cham":
        return [row for row in rows if row.is_behind]
    return [row for row in rows if row.is_older or wanted != "cu"]


def _sorted(matrix: Matrix, rows: list[Row], by: str, down: bool) -> list[Row]:
    """By one column, what is not known last; else in the order of the villages."""
    keys = [column.key for column in matrix.columns]
    if by not in keys:
        return rows[::-1] if by == "thon" and down else rows
    at = keys.index(by)
    known = [row for row in rows if row.cells[at].level is not None]
    rest = [row for row in rows if row.cells[at].level is None]
    return sorted(known, key=lambda row: row.cells[at].level or 0, reverse=down) + rest


def _status(found: Provenance) -> tuple[str, str] | None:
    """The status of the village and its fixed words; nothing where none is known."""
    if found.verdict is None or found.verdict.status not in SAID:
        return None
    words = STATUS_WORDS[found.verdict.status][0 if language() == "vi" else 1]
    return found.verdict.status.value, words


def _panel(found: Provenance, commune: Unit) -> dict[str, object]:
    target = found.column.target
    return {
        "found": found,
        "chart": found.chart,
        "division": division(found),
        "part": printed(found.part.part) if found.part else "",
        "whole": printed(found.part.whole) if found.part else "",
        "status": _status(found),
        "evidence": [(one, one.media_type in PICTURES) for one in found.evidence],
        "target": target,
        "clause": f"#muc-{target.clause.ident}" if target and target.clause else "",
        "commune": commune,
        "section": "desk",
    }
