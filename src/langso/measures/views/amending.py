"""A form is put right: checks, what may stay empty, the order of the questions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.measures.actions import (
    add_check,
    add_question,
    change_check,
    let_stay_empty,
    move_question,
    remove_check,
    remove_question,
)
from langso.measures.forms.amending import CheckForm, QuestionForm, RuleForm
from langso.measures.models import Form, Question
from langso.measures.queries.amending import asked_of
from langso.measures.rules import may_edit_forms, measures_for, visible_forms
from langso.measures.views.doors import person_of


@login_required
@require_safe
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions of a form in order, each with its checks."""
    form = _form(request, pk)
    offered = measures_for(request.user, form.commune)
    context = {
        "form": form,
        "lines": asked_of(form),
        "more": QuestionForm(form, offered),
    }
    context |= {"is_open": form.periods.exists()}
    context |= {"commune": form.commune, "section": "measures"}
    return render(request, "measures/amend.html", context)


@login_required
def new_check(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Choose a rule (kept in the address), then its particulars, then add it."""
    asked = _question(request, pk, question)
    rule = RuleForm(asked, request.GET if "rule" in request.GET else None)
    check = None
    if rule.is_valid():
        chosen = rule.cleaned_data["rule"], rule.cleaned_data["other"]
        check = CheckForm(asked, *chosen, request.POST or None)
        if check.is_valid():
            parts = rule.cleaned_data | check.cleaned_data
            parts["measure"] = asked.measure
            try:
                add_check(asked.form, parts, by=person_of(request))
            except Refused as refusal:
                check.add_error(None, str(refusal))
            else:
                messages.success(request, gettext("The check is added."))
                return redirect("measures:amend", pk)
    context = {"question": asked, "rule": rule, "check": check}
    context |= {"commune": asked.form.commune, "section": "measures"}
    return render(request, "measures/new_check.html", context)


@login_required
def edit_check(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    """Other numbers, another weight or message for a check."""
    form = _form(request, pk)
    known = get_object_or_404(form.checks.select_related("measure", "other"), pk=check)
    asked = _question(request, pk, form.questions.get(measure=known.measure).pk)
    entered = CheckForm(
        asked, known.rule, known.other, request.POST or None, known=known
    )
    if entered.is_valid():
        try:
            change_check(known, entered.cleaned_data, by=person_of(request))
        except Refused as refusal:
            entered.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The check is changed."))
            return redirect("measures:amend", pk)
    context = {"question": asked, "check": entered, "known": known}
    context |= {"commune": form.commune, "section": "measures"}
    return render(request, "measures/edit_check.html", context)


@login_required
@require_POST
def ask_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one thing more from the next period on."""
    form, by = _form(request, pk), person_of(request)
    more = QuestionForm(form, measures_for(by, form.commune), request.POST)
    if not more.is_valid():
        messages.error(request, gettext("Choose what is to be asked."))
        return redirect("measures:amend", pk)
    measure, optional = more.cleaned_data["measure"], more.cleaned_data["may_be_empty"]
    try:
        form = add_question(form, measure, by=by, is_required=not optional)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("It is asked from the next period on."))
    return redirect("measures:amend", form.pk)


@login_required
@require_POST
def ask_no_more(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Take a question off, from the next period on."""
    asked = _question(request, pk, question)
    try:
        pk = remove_question(asked, by=person_of(request)).pk
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = gettext("It is asked no more from the next period on.")
        messages.success(request, said)
    return redirect("measures:amend", pk)


@login_required
@require_POST
def drop_check(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    """Look for it no more."""
    form = _form(request, pk)
    remove_check(get_object_or_404(form.checks, pk=check), by=person_of(request))
    messages.success(request, gettext("The check is taken off."))
    return redirect("measures:amend", pk)


@login_required
@require_POST
def change_question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Move a question, or say whether it may stay empty."""
    asked, by = _question(request, pk, question), person_of(request)
    match request.POST.get("do", ""):
        case "up":
            move_question(asked, -1, by=by)
        case "down":
            move_question(asked, 1, by=by)
        case "optional":
            let_stay_empty(asked, True, by=by)
        case "required":
            let_stay_empty(asked, False, by=by)
    return redirect("measures:amend", pk)


def _form(request: HttpRequest, pk: int) -> Form:
    """A form in use that the person may put right."""
    forms = visible_forms(request.user).filter(is_active=True)
    form = get_object_or_404(forms.select_related("commune"), pk=pk)
    require(may_edit_forms(request.user, form.commune))
    return form


def _question(request: HttpRequest, pk: int, question: int) -> Question:
    form = _form(request, pk)
    asked = form.questions.select_related("measure", "form__commune")
    return get_object_or_404(asked, pk=question)
