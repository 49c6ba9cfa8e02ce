"""What a phone sends of a village's report, as JSON.

Nobody signed in is 401, what no phone of ours sends 400; sent twice, everything counts
once.
"""

from typing import Any, cast

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from langso.core.actions import Conflict, Refused, require
from langso.people.models import User
from langso.titles.actions import answer_many, send_shown
from langso.titles.actions.answering import Told
from langso.titles.actions.ticking_many import CONFLICT, REFUSED
from langso.titles.forms.phone_report import SentAnswers, SentReport, answers_in
from langso.titles.forms.phone_ticks import Malformed
from langso.titles.models import Assessment, VillageReport
from langso.titles.queries.phone_list import role_now
from langso.titles.queries.village_device import kept_in, place_of
from langso.titles.rules import may_assess, visible_assessments
from langso.titles.views.council_doors import dossier_for
from langso.titles.views.phone_saving import MALFORMED, SIGNED_OUT, sent_in


@require_POST
@never_cache
def save(request: HttpRequest, pk: int) -> JsonResponse:
    """Write down answers; each has its own outcome."""
    if not isinstance(request.user, User):
        return JsonResponse(SIGNED_OUT, status=401)
    case = _case(request, pk)
    try:
        sent = sent_in(request, SentAnswers)
    except Malformed:
        return JsonResponse(MALFORMED, status=400)
    criteria = case.round.criteria_set.criteria
    try:
        told = answer_many(case, answers_in(sent, criteria), by=request.user)
    except Refused as refusal:
        every = [{"id": one.name, "how": REFUSED, "words": f"{refusal}"}
                 for one in sent.answers]  # fmt: skip
        return JsonResponse({"outcomes": every})
    return JsonResponse({"outcomes": _outcomes(told)})


@require_POST
@never_cache
def send(request: HttpRequest, pk: int) -> JsonResponse:
    """Send the report as it was shown; 409 where it says something else by now."""
    if not isinstance(request.user, User):
        return JsonResponse(SIGNED_OUT, status=401)
    case = _case(request, pk)
    try:
        sent = sent_in(request, SentReport)
    except Malformed:
        return JsonResponse(MALFORMED, status=400)
    options = {"propose": sent.action == "send", "again": sent.again}
    try:
        send_shown(case, sent.shown, by=request.user, reason=sent.reason, **options)
    except Refused as refusal:
        return JsonResponse({"words": str(refusal)}, status=422)
    except Conflict as other:
        return JsonResponse(_moved(cast(VillageReport, other.row)), status=409)
    return JsonResponse({"status": "sent"})


def _case(request: HttpRequest, pk: int) -> Assessment:
    """The case behind a report, to those who write it."""
    dossier = dossier_for(request, pk, desk=False)
    require(may_assess(request.user, dossier))
    rows = visible_assessments(request.user).filter(dossier=dossier)
    return rows.select_related("round__criteria_set").get()


def _outcomes(told: list[Told]) -> list[dict[str, Any]]:
    torn = {one.writer for one in told if one.how == CONFLICT}
    who = {pk: role_now(user) for pk, user in User.objects.in_bulk(torn).items()}
    return [_one(one, who) for one in told]


def _one(told: Told, who: dict[int, str]) -> dict[str, Any]:
    said = {"id": told.name, "how": told.how, "now": place_of(told.now, told.edition)}
    if told.words:
        said["words"] = told.words
    if told.how == CONFLICT:
        said["who"] = who[told.writer]
    return said


def _moved(held: VillageReport) -> dict[str, Any]:
    words = _(
        "Somebody else wrote in the report meanwhile."
        " Please look it over and send it again."
    )
    now = {name: place_of(said, held.revision) for name, said in kept_in(held).items()}
    return {"words": words, "now": now}
