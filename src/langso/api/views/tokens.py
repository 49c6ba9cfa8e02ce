"""The page of one's own access codes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from langso.api.actions import issue_token, revoke_token
from langso.api.forms import TokenForm
from langso.api.rules import visible_tokens
from langso.core.actions import Refused
from langso.people.models import User


@login_required
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The codes; a new one is shown in the answer to the form, and never again."""
    assert isinstance(request.user, User)
    form, code = TokenForm(request.user, request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, code = issue_token(**form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    found = visible_tokens(request.user).select_related("post__unit", "post__body")
    context = {
        "tokens": found.order_by("-pk"),
        "form": TokenForm(request.user) if code else form,
        "code": code,
        "today": timezone.localdate(),
        "section": "account",
    }
    return render(request, "api/tokens.html", context)


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End a code."""
    assert isinstance(request.user, User)
    tokens = visible_tokens(request.user).select_related("post__unit__parent")
    revoke_token(get_object_or_404(tokens, pk=pk), by=request.user)
    messages.success(request, _("The access code is revoked."))
    return redirect("tokens:index")
