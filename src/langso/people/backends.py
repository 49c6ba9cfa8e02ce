"""Signing in with a phone number, an e-mail or a user name."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from langso.people.models import User
from langso.people.queries import find_user


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
