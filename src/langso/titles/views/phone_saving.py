"""What a phone sends and asks of a list by itself, as JSON.

Nobody signed in is 401, what no phone of ours sends 400; of each tick the answer says
what became of it. Sent twice, everything counts once.
"""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from langso.core.templatetags.printing import moment
from langso.people.models import User
from langso.titles.actions import tick_many
from langso.titles.actions.ticking_many import CONFLICT, Outcome
from langso.titles.forms.phone_ticks import (
    BIGGEST,
    Malformed,
    SentTicks,
    Shape,
    chosen_in,
    read,
)
from langso.titles.queries.phone_list import (
    grounds_of,
    lines_of,
    stamp_of,
    who_ticked,
)
from langso.titles.queries.phone_words import choice_of
from langso.titles.views.phone_doors import dossier_for

SIGNED_OUT = {"trouble": "signed-out"}
MALFORMED = {"trouble": "malformed"}


@require_POST
@never_cache
def save(request: HttpRequest, pk: int) -> JsonResponse:
    """Write down the ticks of a batch; each has its own outcome."""
    if not isinstance(request.user, User):
        return JsonResponse(SIGNED_OUT, status=401)
    dossier = dossier_for(request, pk)
    try:
        sent = sent_in(request, SentTicks)
    except Malformed:
        return JsonResponse(MALFORMED, status=400)
    outcomes = tick_many(dossier, chosen_in(sent), by=request.user)
    return JsonResponse({"outcomes": _told(outcomes)})


@require_GET
@never_cache
def state(request: HttpRequest, pk: int) -> JsonResponse:
    """The list as it stands; without rows where the phone has it already."""
    if not isinstance(request.user, User):
        return JsonResponse(SIGNED_OUT, status=401)
    dossier = dossier_for(request, pk)
    stamp = stamp_of(dossier)
    known = {"stamp": stamp, "open": dossier.is_being_ticked}
    if request.GET.get("stamp") == stamp:
        return JsonResponse(known)
    rows = [line.as_json() for line in lines_of(dossier, request.user)]
    return JsonResponse(known | {"rows": rows})


def sent_in(request: HttpRequest, shape: type[Shape]) -> Shape:
    """What the phone of whoever is signed in sent; raises `Malformed`.

    What says that it is too large is not even read.
    """
    if int(request.headers.get("Content-Length") or 0) > BIGGEST:
        raise Malformed
    assert isinstance(request.user, User)
    return read(shape, request.body, request.user.pk)


def _told(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    grounds = grounds_of([one.row.pk for one in outcomes if one.row])
    who = who_ticked(one.row for one in outcomes if one.row and one.how == CONFLICT)
    return [_one(one, grounds, who) for one in outcomes]


def _one(
    one: Outcome, grounds: dict[int, list[str]], who: dict[int, str]
) -> dict[str, Any]:
    told: dict[str, Any] = {"id": one.case, "how": one.how}
    if one.words:
        told["words"] = one.words
    if one.row:
        told["now"] = choice_of(one.row, grounds.get(one.row.pk, []))
    if one.row and one.how == CONFLICT:
        told["who"] = who.get(one.row.pk, "")
        told["when"] = _when(one.row.ticked_at)
    return told


def _when(at: Any) -> str:
    """The hour, with the day where it was not today."""
    said = moment(at)
    is_today = at and timezone.localdate(at) == timezone.localdate()
    return said.rpartition(", ")[2] if is_today else said
