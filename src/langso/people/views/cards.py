"""Invitation cards: printed by those who hand out posts, used by those who get them."""

import segno
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from langso.core.actions import Refused, require
from langso.core.address import address_of
from langso.people.actions import (
    invite,
    invite_all,
    note_failed_sign_in,
    refuse_dead,
    replace_card,
    use_card,
)
from langso.people.codes import code_of, print_code, read_code
from langso.people.forms import CardCodeForm, FirstPasswordForm
from langso.people.models import Invitation
from langso.people.queries import CARD, find_card, is_throttled, open_cards
from langso.people.rules import may_invite, visible_posts
from langso.people.views.account import person
from langso.people.views.signing import let_in


@login_required
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(visible_posts(request.user), pk=pk)
    card = invite(post, by=person(request))
    return redirect("people:card", card.pk)


@login_required
@require_POST
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    """For a lost phone."""
    post = get_object_or_404(visible_posts(request.user), pk=pk)
    card = replace_card(post, by=person(request))
    return redirect("people:card", card.pk)


@login_required
@require_POST
def issue_all(request: HttpRequest) -> HttpResponse:
    invite_all(visible_posts(request.user), by=person(request))
    return redirect("people:cards")


@login_required
@never_cache
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One card, A6."""
    cards = open_cards(visible_posts(request.user))
    invitation = get_object_or_404(cards, pk=pk)
    require(may_invite(request.user, invitation.post))
    return _print(request, [invitation], "people/card.html")


@login_required
@never_cache
def cards(request: HttpRequest) -> HttpResponse:
    """All cards that still work, four on each A4, for cutting."""
    waiting = [
        invitation
        for invitation in open_cards(visible_posts(request.user))
        if may_invite(request.user, invitation.post)
    ]
    return _print(request, waiting, "people/cards.html")


@never_cache
def enter_code(request: HttpRequest) -> HttpResponse:
    """Type the code by hand, for those who cannot scan it."""
    form = CardCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("people:use-card", read_code(form.cleaned_data["code"]) or "0")
    return render(request, "people/enter_code.html", {"form": form})


@never_cache
def use(request: HttpRequest, code: str) -> HttpResponse:
    """Set the first password, once.

    A wrong code is counted although it comes by GET: that is how a QR code comes.
    """
    try:
        invitation = _living_card(request, code)
    except Refused as refusal:
        return render(request, "people/dead_card.html", {"why": refusal}, status=410)
    user = invitation.post.user
    form = FirstPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        use_card(invitation, form.cleaned_data["password"], by=user)
        return let_in(request, user, reverse("people:welcome"))
    context = {"form": form, "post": invitation.post}
    return render(request, "people/use_card.html", context)


@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """The password is set; a passkey is offered."""
    return render(request, "people/welcome.html")


def _living_card(request: HttpRequest, code: str) -> Invitation:
    address = address_of(request)
    if is_throttled(CARD, address):
        raise Refused(_("Too many attempts. Please try again in 15 minutes."))
    invitation = find_card(code)
    if invitation is None:
        note_failed_sign_in(CARD, address)
        raise Refused(_("No card has this code. Please compare it letter by letter."))
    refuse_dead(invitation)
    return invitation


def _print(
    request: HttpRequest, invitations: list[Invitation], template: str
) -> HttpResponse:
    drawn = [(card, *_address(request, card)) for card in invitations]
    return render(
        request,
        template,
        {"cards": drawn, "start": request.build_absolute_uri(reverse("people:code"))},
    )


def _address(request: HttpRequest, invitation: Invitation) -> tuple[str, SafeString]:
    """The printed code, and the QR code that leads to the same page."""
    code = code_of(invitation.nonce)
    path = reverse("people:use-card", args=[code])
    drawing = segno.make_qr(request.build_absolute_uri(path), mask=3)
    svg = drawing.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return print_code(code), mark_safe(svg)  # noqa: S308 drawn by segno, no user text
