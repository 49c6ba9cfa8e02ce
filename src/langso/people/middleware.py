"""What a signed-in person passes through: idle time, and the second step."""

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from langso.people.models import User
from langso.people.queries import has_second_factor
from langso.people.rules import idle_time, needs_second_factor

SEEN, PROTECTED = "seen", "second_factor"
EVERY = 60  # seconds between two notes of being there
Respond = Callable[[HttpRequest], HttpResponse]


class IdleSessions:
    """Ends a session that rested longer than the posts of its person allow."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            now, seen = int(time.time()), request.session.get(SEEN)
            if seen and now - seen > idle_time(request.user).total_seconds():
                logout(request)
            elif not seen or now - seen >= EVERY:
                request.session[SEEN] = now
        return self.get_response(request)


class SecondFactor:
    """Leads those whose post needs two steps to set up the second one first."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_missing(request):
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        user = request.user
        if not isinstance(user, User):
            return False
        if request.path.startswith((reverse("people:index"), reverse("set_language"))):
            request.session.pop(PROTECTED, None)  # it may be taken away there
            return False
        if request.session.get(PROTECTED) or not needs_second_factor(user):
            return False
        if has_second_factor(user):
            request.session[PROTECTED] = True
            return False
        return True
