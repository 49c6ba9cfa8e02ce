"""Requests about personal data: written down, carried out, answered."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import (
    Conflict,
    NotAllowed,
    Refused,
    move,
    record,
    record_reading,
    require,
)
from langso.people.models import User
from langso.registry.deadlines import deadline_on, due_on
from langso.registry.models import DataRequest, Household
from langso.registry.queries.held import Held, held_of
from langso.registry.rights import commune_of_subject, may_answer


@transaction.atomic
def open_request(
    subject: Household | User,
    kind: str,
    *,
    asked_by: str,
    channel: str,
    received_on: date,
    by: User,
) -> DataRequest:
    """Write down what somebody asks. Raises `NotAllowed`, `Refused` for a later day."""
    commune = commune_of_subject(subject, by)
    if commune is None:
        raise NotAllowed
    if received_on > timezone.localdate():
        raise Refused(_("That day is still to come."))
    about = "household" if isinstance(subject, Household) else "user"
    request = DataRequest.objects.create(
        **{about: subject},
        commune=commune,
        kind=kind,
        asked_by=asked_by,
        channel=channel,
        received_on=received_on,
        due_on=due_on(received_on),
        entered_by=by,
    )
    basis = deadline_on(received_on).basis
    record("request.opened", request, by=by, kind=kind, basis=basis)
    return request


@transaction.atomic
def show_held(request: DataRequest, *, by: User) -> list[Held]:
    """Everything held, telephone number included; that it was seen is written down."""
    subject = subject_of_open(request, by)
    record_reading([subject], "request", by=by, commune=request.commune)
    return held_of(subject)


@transaction.atomic
def export_held(request: DataRequest, form: str, *, by: User) -> list[Held]:
    """The same for a file; `form` is "json" or "excel". Raises `NotAllowed`."""
    subject = subject_of_open(request, by)
    record_reading([subject], f"copy-{form}", by=by, commune=request.commune)
    rows = held_of(subject)
    record("request.exported", request, by=by, form=form, count=len(rows))
    return rows


@transaction.atomic
def answer_request(request: DataRequest, answer: str, *, by: User) -> None:
    """Close a request with what was answered. Raises `NotAllowed`, `Conflict`."""
    require(may_answer(by, request.commune_id))
    today, status = timezone.localdate(), DataRequest.Status
    move(request, status.OPEN, status.DONE, answer=answer, done_on=today)
    record("request.answered", request, by=by, late=today > request.due_on)


def subject_of_open(request: DataRequest, by: User) -> Household | User:
    """Whom an open request is about, for its data officer."""
    require(may_answer(by, request.commune_id))
    found = request.household or request.user
    if found is None or not request.is_open:
        raise Conflict(request)
    return found
