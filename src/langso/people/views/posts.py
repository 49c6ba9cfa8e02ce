"""The people of a commune: who holds which post, for those who hand them out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langso.core.actions import NotAllowed, Refused, require
from langso.people.actions import appoint, end_post, enter_person, hand_over
from langso.people.forms import HandOverForm, PostForm
from langso.people.models import Post, User
from langso.people.queries import find_user, people_page, stranded
from langso.people.rules import may_end, visible_posts
from langso.people.views.account import person
from langso.places.models import Unit


@login_required
def people(request: HttpRequest) -> HttpResponse:
    user = person(request)
    if not user.hands_out_in | user.serves_communes:
        raise NotAllowed
    context = {
        "rows": people_page(user),
        "stranded": stranded(user) if user.administers_communes else [],
        "administers": bool(user.hands_out_in),
    }
    return render(request, "people/people.html", context)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Appoint somebody who has an account, or enter a new person."""
    require(bool(person(request).hands_out_in))
    home = Unit.objects.get(pk=min(person(request).hands_out_in))
    form = PostForm(request.POST or None, home=home)
    if request.method == "POST" and form.is_valid():
        try:
            _appoint(form.cleaned_data, person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The post is given. Now print the card."))
            return redirect("people:people")
    return render(request, "people/add.html", {"form": form, "commune": home})


@login_required
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a post over to a successor."""
    post = get_object_or_404(visible_posts(request.user), pk=pk)
    require(may_end(request.user, post))
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _hand_over(post, form.cleaned_data, person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The post is handed over."))
            return redirect("people:people")
    return render(request, "people/hand_over.html", {"form": form, "post": post})


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(visible_posts(request.user), pk=pk)
    end_post(post, by=person(request))
    messages.success(request, _("The post has ended."))
    return redirect("people:people")


@login_required
@require_POST
def go_on(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Give a post that ended with its village in a village that came of it."""
    found = (row for row in stranded(person(request)) if row.post.pk == pk)
    row = next(found, None)
    villages = row.villages if row else []
    village = next((one for one in villages if one.pk == unit), None)
    if row is None or village is None:
        raise Http404
    post, since = row.post, village.valid_from
    try:
        appoint(post.user, post.role, village, by=person(request), starts_on=since)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The post is given in %s.") % village)
    return redirect("people:people")


def _appoint(entered: dict[str, Any], by: User) -> None:
    given = {name: entered[name] for name in ("starts_on", "ends_on", "body")}
    unit, role = entered["unit"], entered["role"]
    user = entered["person"] or _somebody(entered, unit, role, by)
    appoint(user, role, unit, by=by, **given)


def _hand_over(post: Post, entered: dict[str, Any], by: User) -> None:
    to = _somebody(entered, post.unit, post.role, by)
    hand_over(post, to, by=by, on=entered["on"])


def _somebody(entered: dict[str, Any], unit: Unit, role: str, by: User) -> User:
    """The person with this phone number, or a new one."""
    known = find_user(entered["phone"]) if entered["phone"] else None
    name, phone = entered["full_name"], entered["phone"]
    return known or enter_person(name, unit, role, phone=phone, by=by)
