"""The city: what its communes closed, added up and side by side."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from langso.measures.city_table import rows
from langso.measures.queries.city import Board, Term, board_of, terms_of
from langso.measures.rules import may_import_closings, visible_cities
from langso.places.models import Unit


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All figures of all communes of a period, and who has not closed it."""
    city, terms, term = _asked(request)
    found = board_of(city, term) if term else None
    context = _context(request, city, terms, term, found)
    context["table"] = rows(found) if found else []
    return render(request, "measures/city.html", context)


@login_required
@require_safe
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """One figure in all communes; each opens to the commune's closing."""
    city, terms, term = _asked(request)
    found = board_of(city, term) if term else None
    columns = {c.code: (at, c) for at, c in enumerate(found.columns)} if found else {}
    if found is None or code not in columns:
        raise Http404
    at, column = columns[code]
    context = _context(request, city, terms, term, found)
    context["column"] = column
    context["lines"] = [(r, r.cells[at] if r.cells else None) for r in found.rows]
    return render(request, "measures/city_figure.html", context)


def city_of(request: HttpRequest) -> Unit:
    """The city whose figures the person reads; a stranger gets 404."""
    cities = visible_cities(request.user)
    wanted = request.GET.get("tp", "")
    found = cities.filter(pk=wanted).first() if wanted.isdecimal() else cities.first()
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest) -> tuple[Unit, list[Term], Term | None]:
    city = city_of(request)
    terms = terms_of(city)
    wanted = request.GET.get("ky", "")
    if not wanted:
        return city, terms, terms[0] if terms else None
    found = [term for term in terms if term.key == wanted]
    if not found:
        raise Http404
    return city, terms, found[0]


def _context(
    request: HttpRequest,
    city: Unit,
    terms: list[Term],
    term: Term | None,
    found: Board | None,
) -> dict[str, object]:
    return {
        "city": city,
        "terms": terms,
        "term": term,
        "board": found,
        "may_import": may_import_closings(request.user, city),
        "section": "city",
    }
