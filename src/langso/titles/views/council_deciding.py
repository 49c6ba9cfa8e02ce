"""The decision on villages, and the way to the authority above with its answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from langso.core.actions import Refused, require
from langso.titles import days
from langso.titles.actions import decide, enter_answer, send_up
from langso.titles.actions.sending_up import Document
from langso.titles.forms.council import AnswerForm, LetterForm
from langso.titles.forms.deciding import SignedForm
from langso.titles.models import Assessment, Dossier, Round, SentUp
from langso.titles.numbering import form_to_begin
from langso.titles.rules import may_decide, may_send_up, visible_sent_up
from langso.titles.views.council import sealed_file
from langso.titles.views.council_doors import (
    SECTION,
    dossier_for,
    person_of,
    round_for,
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide_villages(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader decides the complete dossiers that are chosen."""
    opened, sent = round_for(request, pk), request.method == "POST"
    require(may_decide(request.user, opened.commune))
    if opened.criteria_set.is_decided_above:
        raise Http404
    person = person_of(request)
    complete = opened.dossiers.filter(status=Dossier.Status.ACCEPTED)
    ready = list(complete.select_related("village"))
    wanted = request.POST.getlist("ho-so")
    chosen = [one for one in ready if not sent or f"{one.pk}" in wanted]
    form = SignedForm(person, request.POST if sent else None, opened.commune)
    if sent and form.is_valid():
        try:
            made = decide(opened, chosen, form.signed(), by=person)
            messages.success(request, _("Decision %s is made.") % made)
            return redirect("council:round", pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _deciding(request, opened, ready, chosen, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def above(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the letter to the authority above, then its answer."""
    dossier = dossier_for(request, pk)
    require(may_send_up(request.user, dossier))
    sent_up = visible_sent_up(request.user).filter(dossier=dossier).first()
    if dossier.status != Dossier.Status.ACCEPTED:
        return redirect("council:dossier", pk)
    form = _form(request, sent_up)
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, dossier, sent_up, form)
            return redirect("council:dossier", pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "dossier": dossier,
        "commune": dossier.commune,
        "sent_up": sent_up,
        "authority": dossier.round.criteria_set.criteria.authority,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(
        request, "titles/council/above.html", context | SECTION, status=status
    )


@login_required
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document of the answer from above."""
    own = visible_sent_up(request.user).filter(answer__isnull=False)
    found = get_object_or_404(own, dossier=pk)
    return sealed_file(bytes(found.raw or b""), found.name, found.media_type)


def _deciding(
    request: HttpRequest,
    opened: Round,
    ready: list[Dossier],
    chosen: list[Dossier],
    form: SignedForm,
) -> HttpResponse:
    refused = dict(_refused(ready))
    context = {
        "round": opened,
        "commune": opened.commune,
        "ready": [(one, one in chosen, refused.get(one.pk, "")) for one in ready],
        "form": form,
        "beginning": form_to_begin(request, opened.commune),
    }
    status = 422 if form.errors else 200
    return render(
        request, "titles/council/decide.html", context | SECTION, status=status
    )


def _refused(ready: list[Dossier]) -> list[tuple[int, str]]:
    """Why the commune means to refuse some of them."""
    cases = Assessment.objects.filter(dossier__in=ready).exclude(refusal="")
    return list(cases.values_list("dossier", "refusal"))


def _form(request: HttpRequest, sent_up: SentUp | None) -> LetterForm | AnswerForm:
    posted = request.POST if request.method == "POST" else None
    today = days.today()
    if sent_up is None:
        letter = request.GET.get("so", "")[:60]  # the request that was issued
        return LetterForm(posted, initial={"sent_on": today, "letter": letter})
    files = request.FILES if request.method == "POST" else None
    return AnswerForm(posted, files, initial={"decided_on": today})


def _write(
    request: HttpRequest,
    dossier: Dossier,
    sent_up: SentUp | None,
    form: LetterForm | AnswerForm,
) -> None:
    said, person = form.cleaned_data, person_of(request)
    if sent_up is None or isinstance(form, LetterForm):
        send_up(dossier, said["letter"], said["sent_on"], by=person)
        messages.success(request, _("Written down: the dossier is sent further."))
        return
    document = Document(said["file"].read(), said["file"].name)
    awarded = said["awarded"] == "yes"
    enter_answer(sent_up, awarded, form.signed(), document, by=person)
    messages.success(request, _("The answer is written down."))
