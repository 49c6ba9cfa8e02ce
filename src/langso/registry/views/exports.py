"""The register leaves as a file; who took it and when is written on it and kept."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langso.core.actions import require
from langso.core.templatetags.printing import moment
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.actions import note_export, note_reading
from langso.registry.exporting import as_csv, as_workbook, blank_form
from langso.registry.models import Household
from langso.registry.queries import living
from langso.registry.rules import may_export, visible_households
from langso.registry.views.doors import reader, villages_for

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {"excel": ("xlsx", EXCEL), "csv": ("csv", "text/csv"), "mau": ("xlsx", EXCEL)}


@login_required
@require_POST
def export(request: HttpRequest, form: str) -> HttpResponse:
    """Save the list as Excel or CSV, or a blank form to fill in on paper."""
    person = reader(request)
    if form not in FORMS:
        raise Http404
    villages = villages_for(person)
    require(may_export(person, villages))
    ending, media_type = FORMS[form]
    raw = _raw(form, person, villages)
    response = HttpResponse(raw, content_type=media_type)
    name = f"danh-sach-ho.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _raw(form: str, person: User, villages: list[Unit]) -> bytes:
    words = {"role": person.role_name, "when": moment(timezone.now())}
    note = _("Taken by %(role)s, %(when)s") % words
    if form == "mau":
        return blank_form([village.name for village in villages], note)
    rows = visible_households(person).filter(living()).defer("contact")
    households = list(rows.select_related("village").order_by("name_sort", "pk"))
    note_export(villages, form, len(households), by=person)
    note_reading(households, f"export-{form}", by=person)
    if form == "csv":
        return as_csv(households, note)
    sheets: dict[str, list[Household]] = {village.name: [] for village in villages}
    for one in households:
        sheets.setdefault(one.village.name, []).append(one)
    return as_workbook(sheets, note)
