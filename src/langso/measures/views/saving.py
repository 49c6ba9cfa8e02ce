"""What a phone sends by itself, as JSON: answers, a report, photos.

Each answer says enough for the device to go on alone. Nobody signed in is 401, two
devices that disagree or a report that is not open 409, what a person has to put right
422; sent twice, everything counts once.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import Conflict, Refused, require
from langso.measures.actions import Diverged, add_evidence, save_answers, send_report
from langso.measures.forms.reporting import (
    BIGGEST,
    Given,
    Malformed,
    changes_in,
    read_json,
)
from langso.measures.models import Report
from langso.measures.queries.questions import questions_of
from langso.measures.queries.sheets import report_for
from langso.measures.rules import may_fill
from langso.people.models import User

Answering = Callable[[HttpRequest, Report], JsonResponse]


@require_GET
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in on this device, and the token with which they may send."""
    person = request.user.pk if isinstance(request.user, User) else None
    return JsonResponse({"person": person, "token": get_token(request)})


def answering(view: Answering) -> Callable[[HttpRequest, int], HttpResponse]:
    """Find the report of whoever is signed in, and say in JSON what stands in the way.

    A phone is handed on: what one person wrote is not sent in the name of another.
    """

    @require_POST
    @never_cache
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        if not isinstance(request.user, User):
            return JsonResponse({"trouble": "signed-out"}, status=401)
        found = report_for(request.user, pk)
        if found is None:
            raise Http404
        require(may_fill(request.user, found))
        try:
            return view(request, found)
        except Malformed:
            return JsonResponse({"trouble": "malformed"}, status=400)
        except Refused as refusal:
            words = {"trouble": "refused", "words": str(refusal)}
            return JsonResponse(words, status=422)
        except Diverged as stopped:
            state = _state(stopped.row) | {"codes": stopped.codes}
            return JsonResponse({"trouble": "diverged"} | state, status=409)
        except Conflict as late:
            state = _state(late.row)
            return JsonResponse({"trouble": "not-open"} | state, status=409)

    return answer


@answering
def save(request: HttpRequest, found: Report) -> JsonResponse:
    """Keep what is clear of the answers, and say what is not."""
    assert isinstance(request.user, User)
    given = _given(request, found)
    now = save_answers(found, given.changes, by=request.user)
    return JsonResponse(_state(now) | {"unclear": given.unclear})


@answering
def send(request: HttpRequest, found: Report) -> JsonResponse:
    """Send the report with its last answers."""
    assert isinstance(request.user, User)
    given = _given(request, found)
    if given.unclear:
        raise Refused(next(iter(given.unclear.values())))
    return JsonResponse(_state(send_report(found, given.changes, by=request.user)))


@answering
def show(request: HttpRequest, found: Report) -> JsonResponse:
    """Keep a photo or file for the report."""
    assert isinstance(request.user, User)
    _same_person(request.user, request.POST.get("person"))
    file = request.FILES.get("file")
    if file is None:
        raise Malformed
    evidence = add_evidence(
        found,
        file.name or "",
        file.read(),
        by=request.user,
        keeps_location=request.POST.get("keeps_location") == "1",
    )
    return JsonResponse({"evidence": evidence.pk, "name": evidence.name})


def _given(request: HttpRequest, found: Report) -> Given:
    assert isinstance(request.user, User)
    if int(request.headers.get("Content-Length") or 0) > BIGGEST:
        raise Malformed
    sent = read_json(request.body)
    _same_person(request.user, sent.get("person"))
    return changes_in(questions_of(found.period.form), sent.get("changes", {}))


def _same_person(user: User, person: object) -> None:
    if person is not None and str(person) != str(user.pk):
        raise Malformed


def _state(report: Any) -> dict[str, Any]:
    """The report as it stands now."""
    return {
        "edition": report.edition,
        "status": report.status,
        "answers": report.answers,
    }
