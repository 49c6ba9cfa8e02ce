"""Signing in with a phone number, an e-mail or a user name."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from langso.core.ready import Blank, Ready
from langso.people.models import User
from langso.people.queries import find_user

BY_ID = Ready(lambda: User.objects.filter(pk=Blank("pk")))  # asked by every request


class AnyNameBackend(ModelBackend):
    """Django's own, but a person may be named in three ways."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **rest: Any,
    ) -> User | None:
        if username is None or password is None:
            return None
        user = find_user(username)
        if user is None:
            make_password(password)  # as slow as a name that exists
            return None
        is_right = user.check_password(password)
        return user if is_right and self.user_can_authenticate(user) else None

    def get_user(self, user_id: Any) -> User | None:
        found = BY_ID(pk=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None
