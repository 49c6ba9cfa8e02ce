"""What everybody may read: communes, resolutions, targets, tasks, the catalogue.

The same answer for everyone, with an ETag, good as long as the public page would be.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Annotated, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from ninja import Path
from pydantic import BaseModel, Field

from langso.api import shapes
from langso.api.queries import communes as asked
from langso.api.queries import living
from langso.api.queries.opened import opened_target
from langso.api.shapes import Page, Shape
from langso.api.views.door import JSON, answers, api, json_answer, page_of
from langso.boards.freshness import public_answer
from langso.boards.queries import official_resolution
from langso.places.models import Unit
from langso.resolutions.models import Resolution

Key = Annotated[int, Field(ge=1, le=2**53)]
Year = Annotated[int, Field(ge=2000, le=2999)]
T = TypeVar("T", bound=Shape)
PageNumber = Annotated[int, Field(ge=1, le=100_000)]


@api.get("/communes", response=answers(Page[shapes.Commune], 404, unchanged=True))
def communes(request: HttpRequest, page: PageNumber = 1) -> HttpResponse:
    """The communes whose resolutions can be read here."""
    found = list(asked.public_communes())
    years = asked.years_of(found)
    items = [_commune(one, years.get(one.pk, [])) for one in found]
    return hashed(request, page_of(shapes.Commune, items, page))


@api.get("/communes/{commune}", response=answers(shapes.Commune, 404, unchanged=True))
def commune(request: HttpRequest, commune: Path[Key]) -> HttpResponse:
    """One commune."""
    found = asked.public_communes().filter(pk=commune).first()
    if found is None:
        raise Http404
    return hashed(request, _commune(found, asked.years_of([found]).get(found.pk, [])))


@api.get(
    "/communes/{commune}/resolutions",
    response=answers(Page[shapes.ResolutionHead], 404, unchanged=True),
)
def resolutions(
    request: HttpRequest, commune: Path[Key], page: PageNumber = 1
) -> HttpResponse:
    """Every version the commune ever adopted, newest first."""
    items = [living.head_of(one) for one in asked.versions_adopted(commune)]
    if not items:
        raise Http404
    return hashed(request, page_of(shapes.ResolutionHead, items, page))


OF_A_YEAR = "/communes/{commune}/resolutions/{year}"


@api.get(OF_A_YEAR, response=answers(shapes.Resolution, 404, unchanged=True))
def resolution(
    request: HttpRequest, commune: Path[Key], year: Path[Year]
) -> HttpResponse:
    """The resolution in force, with its clauses."""
    found = in_force(commune, year)
    return fresh(request, found, "api", lambda: living.whole_of(found))


@api.get(
    f"{OF_A_YEAR}/results", response=answers(Page[shapes.Result], 404, unchanged=True)
)
def results(
    request: HttpRequest,
    commune: Path[Key],
    year: Path[Year],
    page: PageNumber = 1,
) -> HttpResponse:
    """Last year's results as the document states them."""
    found = in_force(commune, year)
    return listed(request, found, page, shapes.Result, living.results_of)


@api.get(
    f"{OF_A_YEAR}/targets", response=answers(Page[shapes.Target], 404, unchanged=True)
)
def targets(
    request: HttpRequest,
    commune: Path[Key],
    year: Path[Year],
    page: PageNumber = 1,
) -> HttpResponse:
    """The targets with their verdicts, what is verified and what is reported."""
    found = in_force(commune, year)
    return listed(request, found, page, shapes.Target, living.targets_of)


@api.get(
    f"{OF_A_YEAR}/targets/{{target}}/origin",
    response=answers(shapes.Opened, 404, unchanged=True),
)
def origin(
    request: HttpRequest, commune: Path[Key], year: Path[Year], target: Path[Key]
) -> HttpResponse:
    """The villages behind a figure and their reports; small numbers are left out."""
    found = in_force(commune, year)

    def draw() -> Shape:
        opened = opened_target(found, target)
        if opened is None:
            raise Http404
        return opened

    return fresh(request, found, f"api-origin-{target}", draw)


@api.get(f"{OF_A_YEAR}/tasks", response=answers(Page[shapes.Task], 404, unchanged=True))
def tasks(
    request: HttpRequest,
    commune: Path[Key],
    year: Path[Year],
    page: PageNumber = 1,
) -> HttpResponse:
    """What is to be done, who leads, and how far it is."""
    found = in_force(commune, year)
    return listed(request, found, page, shapes.Task, living.tasks_of)


def in_force(commune: int, year: int) -> Resolution:
    """The resolution in force of that year, or 404."""
    found = official_resolution(commune, year)
    if found is None:
        raise Http404
    return found


def fresh(
    request: HttpRequest, found: Resolution, name: str, draw: Callable[[], Shape]
) -> HttpResponse:
    """An answer that changes with its resolution, as the public page does."""
    return public_answer(request, found, lambda: json_answer(draw()), name, JSON)


def listed(
    request: HttpRequest,
    found: Resolution,
    page: int,
    kind: type[T],
    items_of: Callable[[Resolution], Sequence[T]],
) -> HttpResponse:
    """A part of what stands in a resolution, as fresh as it is."""
    name = f"api-{kind.__name__}-{page}"
    return fresh(request, found, name, lambda: page_of(kind, items_of(found), page))


def hashed(request: HttpRequest, shape: BaseModel) -> HttpResponse:
    """An answer whose ETag is what it says."""
    content = shape.model_dump_json().encode()
    return unchanging(request, content, blake2b(content, digest_size=12).hexdigest())


def unchanging(
    request: HttpRequest, content: bytes, mark: str, kind: str = JSON
) -> HttpResponse:
    """An answer with the mark of what it says."""
    name = quote_etag(mark)
    response = get_conditional_response(request, name) or HttpResponse(
        content, content_type=kind
    )
    response.headers["ETag"] = name
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _commune(unit: Unit, years: list[int]) -> shapes.Commune:
    return shapes.Commune(
        id=unit.pk,
        code=unit.code,
        name=unit.name,
        province=unit.parent.name if unit.parent else "",
        is_sample=unit.is_sample,
        years=years,
    )
