"""Open data: the pages that list it, and the files everybody may take."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from langso.api.queries.communes import closing_named, public_closings
from langso.api.queries.published import last_approval, rows_of
from langso.api.tables import LICENCE, as_csv, described, tables
from langso.api.views.public import in_force, unchanging
from langso.boards.addresses import address, commune_id
from langso.boards.freshness import answer, public_answer
from langso.boards.queries import resolutions_in_force
from langso.measures.closings.sdmx import as_sdmx
from langso.measures.queries.closing import body_of
from langso.measures.queries.published_closing import withheld_in
from langso.resolutions.models import Resolution

CSV = "text/csv; charset=utf-8"
OPEN = "du-lieu-mo"
ABOUT = (
    "Chỉ tiêu, đánh giá, số liệu đã duyệt, kết quả và nhiệm vụ. "
    "Ô chữ bắt đầu bằng =, +, - hoặc @ có dấu ' ở trước."
)


def in_vietnamese(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Files speak Vietnamese, whatever language the visitor's pages have."""

    @wraps(view)
    def answer_so(request: HttpRequest, **named: Any) -> HttpResponse:
        with translation.override("vi"):
            response = view(request, **named)
        response.headers["Content-Language"] = "vi"
        return response

    return answer_so


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every commune and year that can be taken along."""
    return render(request, "api/open.html", {"found": list(resolutions_in_force())})


@require_safe
def package(request: HttpRequest, commune: str, year: int) -> HttpResponse:
    """The files of a commune's year, and what they mean."""
    found = in_force(commune_id(commune), year)
    return answer(request, found, lambda: _page(request, found), OPEN)


@require_safe
@in_vietnamese
def datapackage(request: HttpRequest, commune: str, year: int) -> HttpResponse:
    """The package: every file with its columns, size and hash, the licence, the day."""
    found = in_force(commune_id(commune), year)

    def draw() -> HttpResponse:
        options = {"ensure_ascii": False, "indent": 1}
        return JsonResponse(_package(request, found), json_dumps_params=options)

    name = f"{OPEN}-package-{request.get_host()}"  # it names its own address
    return public_answer(request, found, draw, name, "application/json")


@require_safe
@in_vietnamese
def file(request: HttpRequest, commune: str, year: int, name: str) -> HttpResponse:
    """One table as CSV."""
    found, table = in_force(commune_id(commune), year), tables().get(name)
    if table is None:
        raise Http404

    def draw() -> HttpResponse:
        return HttpResponse(as_csv(table, rows_of(name, found)))

    response = public_answer(request, found, draw, f"{OPEN}-{name}", CSV)
    saved_as = f"{commune}-{year}-{table.file}"
    response.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return response


@require_safe
def sdmx(request: HttpRequest, commune: str, sha256: str, version: str) -> HttpResponse:
    """One closing as SDMX-CSV, without small numbers of one village.

    A closing never changes, so its mark is the ETag.
    """
    found = closing_named(commune_id(commune), sha256)
    if found is None:
        raise Http404
    area = found.commune.code or f"LS{found.commune_id}"
    body = body_of(found)
    secret = withheld_in(body, found.commune_id)
    content = as_sdmx(body, area, version, secret)
    response = unchanging(request, content, f"{sha256}-{version}", CSV)
    saved_as = f"{commune}-{found.ends_on}-ban-{found.version}-sdmx.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return response


def _page(request: HttpRequest, found: Resolution) -> HttpResponse:
    context = {
        "resolution": found,
        "commune": found.commune,
        "tables": tables().values(),
        "licence": LICENCE,
        "approved": timezone.localdate(last_approval(found)),
        "closings": list(public_closings(found.commune_id)),
    }
    return render(request, "api/package.html", context)


def _package(request: HttpRequest, found: Resolution) -> dict[str, Any]:
    approved, commune = last_approval(found), found.commune
    home = reverse("open:package", args=[commune, found.year])
    sample = " Dữ liệu mẫu: mọi số liệu đều dựng để minh họa." * commune.is_sample
    return {
        "name": f"lang-so-{commune.pk}-{found.year}",
        "title": f"Nghị quyết về đời sống văn hóa {found.year}, {commune.name}",
        "description": ABOUT + sample,
        "homepage": request.build_absolute_uri(home),
        "version": timezone.localdate(approved).isoformat(),
        "created": timezone.localtime(approved).isoformat(timespec="seconds"),
        "licenses": [LICENCE],
        "sources": [_source(request, found)],
        "contributors": [{"title": f"UBND {commune.name}", "role": "publisher"}],
        "resources": [
            described(table, as_csv(table, rows_of(table.name, found)))
            for table in tables().values()
        ],
    }


def _source(request: HttpRequest, found: Resolution) -> dict[str, str]:
    page = request.build_absolute_uri(address(found))
    return {"title": found.title or str(found), "path": page}
