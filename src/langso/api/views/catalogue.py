"""What can be counted, what it is made into, and which figures are closed."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Path
from pydantic import Field

from langso.api import shapes
from langso.api.queries import communes as asked
from langso.api.shapes import Page
from langso.api.tables import tables
from langso.api.views.bearer import Bearer, bearer
from langso.api.views.door import JSON, answers, api, page_of, refused
from langso.api.views.public import Key, PageNumber, hashed, unchanging
from langso.boards.queries import resolutions_in_force
from langso.measures.closings.file import as_file
from langso.measures.models import Closing, Indicator, Measure
from langso.measures.queries.closing import body_of
from langso.measures.queries.keys import public_key_of
from langso.measures.queries.published_closing import withheld_in
from langso.measures.rules import visible_closings
from langso.resolutions.models import Resolution


@api.get("/open-data", response=answers(Page[shapes.Package], 404, unchanged=True))
def open_data(request: HttpRequest, page: PageNumber = 1) -> HttpResponse:
    """What can be taken along as files: a package for each commune and year."""
    items = [_package(request, one) for one in resolutions_in_force()]
    return hashed(request, page_of(shapes.Package, items, page))


def _package(request: HttpRequest, one: Resolution) -> shapes.Package:
    where = [one.commune, one.year]
    name = request.build_absolute_uri
    return shapes.Package(
        commune=one.commune_id,
        year=one.year or 0,
        title=one.title,
        changed_at=one.changed_at,
        page=name(reverse("open:package", args=where)),
        datapackage=name(reverse("open:datapackage", args=where)),
        files=[name(reverse("open:file", args=[*where, t])) for t in tables()],
    )


KEPT_BACK = gettext_noop(
    "A small number of one village stands in this closing. Its file is read with an "
    "access code, at the same address with /whole."
)
Mark = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@api.get("/measures", response=answers(Page[shapes.Measure], 404, unchanged=True))
def measures(request: HttpRequest, page: PageNumber = 1) -> HttpResponse:
    """What can be counted, with its definition and doubts."""
    items = [_measure(one) for one in asked.shipped_measures()]
    return hashed(request, page_of(shapes.Measure, items, page))


@api.get("/indicators", response=answers(Page[shapes.Indicator], 404, unchanged=True))
def indicators(request: HttpRequest, page: PageNumber = 1) -> HttpResponse:
    """The indicators in force today."""
    found = asked.shipped_indicators(timezone.localdate())
    items = [_indicator(one) for one in found]
    return hashed(request, page_of(shapes.Indicator, items, page))


@api.get(
    "/communes/{commune}/closings",
    response=answers(Page[shapes.Closing], 404, unchanged=True),
)
def closings(
    request: HttpRequest, commune: Path[Key], page: PageNumber = 1
) -> HttpResponse:
    """Every version of every closed period, newest first."""
    items = [_closing(one) for one in asked.public_closings(commune)]
    if not items:
        raise Http404
    return hashed(request, page_of(shapes.Closing, items, page))


@api.get(
    "/communes/{commune}/closings/{sha256}",
    response=answers(shapes.SignedClosing, 403, 404, unchanged=True),
)
def closing(
    request: HttpRequest, commune: Path[Key], sha256: Path[Mark]
) -> HttpResponse:
    """The signed file, the same to the byte each time.

    Refused where a number in it is the small number of one village: without it the
    file would not be what was signed.
    """
    found = asked.closing_named(commune, sha256)
    if found is None:
        raise Http404
    if withheld_in(body_of(found), found.commune_id):
        return refused(403, _(KEPT_BACK))
    return unchanging(request, _signed(found), sha256)


@api.get(
    "/communes/{commune}/closings/{sha256}/whole",
    auth=Bearer(),
    response=answers(shapes.SignedClosing, 401, 403, 404, 429),
)
def whole_closing(
    request: HttpRequest, commune: Path[Key], sha256: Path[Mark]
) -> HttpResponse:
    """The signed file for posts at work in the commune or the city above it."""
    seen = visible_closings(bearer(request))
    found = seen.filter(commune=commune, sha256=sha256).first()
    if found is None:
        raise Http404
    return HttpResponse(_signed(found), content_type=JSON)


def _signed(found: Closing) -> bytes:
    key = public_key_of(found)
    if not key:
        raise Http404
    return as_file(found.body, found.sha256, key, found.signature)


def _measure(one: Measure) -> shapes.Measure:
    return shapes.Measure(
        code=one.code,
        name=one.name,
        unit=one.unit,
        kind=one.kind,
        counted_where=one.counted_where,
        decimals=one.decimals,
        from_records=bool(one.fact),
        is_estimate=one.is_estimate,
        definition=one.definition,
        source=one.source,
        doubts=one.doubts,
    )


def _indicator(one: Indicator) -> shapes.Indicator:
    return shapes.Indicator(
        code=one.code,
        name=one.name,
        kind=one.kind,
        numerator=one.numerator.code,
        denominator=one.denominator.code if one.denominator else None,
        unit=one.unit,
        direction=one.direction,
        policy=one.policy,
        calendar=one.calendar,
        definition=one.definition,
        source=one.source,
        doubts=one.doubts,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        basis=one.basis,
    )


def _closing(one: Closing) -> shapes.Closing:
    return shapes.Closing(
        name=one.name,
        calendar=one.calendar,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        version=one.version,
        reason=one.reason,
        closed_at=one.closed_at,
        key_id=one.key_id,
        sha256=one.sha256,
    )
