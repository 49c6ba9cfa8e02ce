"""The national or city sign-on (OpenID Connect), strict and forgetful."""

import secrets
from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from django.http import HttpRequest, HttpResponse

NONCE = "nonce"


class NationalSignOn(OpenIDConnectProvider):  # type: ignore[misc]
    """Asks with a nonce; of what it is told, only who it is stays in the database."""

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **options: Any,
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        asked = options.pop("auth_params", None) or self.get_auth_params()
        options |= {"auth_params": asked | {NONCE: nonce}, NONCE: nonce}
        answer = super().redirect(request, process, next_url, data, **options)
        assert isinstance(answer, HttpResponse)
        return answer

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> Any:
        """What was told goes along for the length of this request."""
        login = super().sociallogin_from_response(request, response)
        login.told = response
        return login

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: Any) -> list[Any]:
        return []


def trusted_claims(login: SocialLogin) -> dict[str, Any]:
    """What a sign-on says of a person, once it answers the question that was asked.

    Raises `OAuth2Error` for an identity token of another question or another person.
    The issuer, the audience and the time of the token have been looked at before.
    """
    token, person = login.told.get("id_token") or {}, login.told.get("userinfo") or {}
    if not token.get(NONCE) or token[NONCE] != login.state.get(NONCE):
        raise OAuth2Error("the token answers another question")
    if person and person.get("sub") != token.get("sub"):
        raise OAuth2Error("the token is about another person")
    return person or token
