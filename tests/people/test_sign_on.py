"""The national or city sign-on opens the account of somebody it vouches for."""

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount

from langso.core.models import Event
from tests.people.sign_on_server import serving

START = "/tai-khoan/cong/oidc/cong/login/"


@pytest.fixture
def provider(settings):
    with serving() as provider:
        app = {
            "provider_id": "cong",
            "name": "Cổng Mẫu",
            "client_id": "langso",
            "secret": "s3cret",
            "settings": {"server_url": provider.address},
        }
        common = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": common | {"APPS": [app]}}
        yield provider


@pytest.fixture
def lan(stage):
    stage.lan.phone, stage.lan.email = "+84912345678", "lan@example.com"
    stage.lan.save()
    return stage.lan


def sign_on(client):
    """Go there and back as a browser would."""
    there = client.post(START).url
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"))


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    ("claims", "opens"),
    [
        ({"email": "lan@example.com", "email_verified": True}, True),
        ({"phone_number": "+84912345678", "phone_number_verified": True}, True),
        ({"email": "lan@example.com", "email_verified": False}, False),
        ({"email": "lan@example.com"}, False),
        ({"phone_number": "+84912345678"}, False),
        ({"email": "khac@example.com", "email_verified": True}, False),
        ({"preferred_username": "lan"}, False),
    ],
)
def test_only_what_is_verified_opens_an_account(client, provider, lan, claims, opens):
    provider.claims |= claims

    answer = sign_on(client)

    assert is_in(client) is opens
    assert opens or "Chưa có chức danh nào" in answer.content.decode()


def test_once_tied_it_opens_by_its_own_number(client, provider, lan):
    verified = {"email": "lan@example.com", "email_verified": True}
    provider.claims |= verified
    sign_on(client)
    client.logout()
    provider.claims = {"sub": "001"}

    sign_on(client)

    assert is_in(client)
    assert Event.objects.filter(verb="user.sign-on-tied").count() == 1


def test_the_second_step_is_asked_here_too(client, provider, lan):
    provider.claims |= {"email": "lan@example.com", "email_verified": True}
    TOTP.activate(lan, "JBSWY3DPEHPK3PXP")

    answer = sign_on(client)

    assert answer.url == "/tai-khoan/hai-buoc/authenticate/"
    assert not is_in(client)


def test_the_sign_on_is_offered_only_where_it_is_set_up(client, provider, settings, db):
    path = "/tai-khoan/dang-nhap/"
    assert "Cổng Mẫu" in client.get(path).content.decode()

    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}

    assert START not in client.get(path).content.decode()


def test_a_secret_that_does_not_match_opens_nothing(client, provider, lan):
    provider.secret = "another"

    page = sign_on(client)

    assert "Chưa đăng nhập được qua cổng" in page.content.decode()
    assert not is_in(client)


def test_an_answer_nobody_asked_for_opens_nothing(client, provider, lan):
    page = client.get(f"{START}callback/?code=c0de&state=made-up")

    assert "Chưa đăng nhập được qua cổng" in page.content.decode()


FORGED = {
    "nonce of another question": {"nonce": "made-up"},
    "no nonce": {"nonce": None},
    "another issuer": {"iss": "https://khac.example.com"},
    "for another client": {"aud": "khac"},
    "past its time": {"exp": 1_700_000_000},
    "another person": {"sub": "002"},
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("tied", [False, True])
def test_a_forged_token_opens_nothing(client, provider, lan, forged, tied):
    provider.claims |= {"email": "lan@example.com", "email_verified": True}
    if tied:
        sign_on(client)
        client.logout()
    provider.forged = forged

    page = sign_on(client)

    assert "Chưa đăng nhập được qua cổng" in page.content.decode()
    assert not is_in(client)


def test_what_it_tells_of_a_person_is_not_kept(client, provider, lan):
    told = {"email": "lan@example.com", "email_verified": True, "name": "Mẫu Thị Lan"}
    provider.claims |= told | {"phone_number": "+84987654321"}
    TOTP.activate(lan, "JBSWY3DPEHPK3PXP")

    sign_on(client)  # and now it waits for the second step

    account, waiting = SocialAccount.objects.get(), str(dict(client.session))
    assert (account.uid, account.extra_data) == ("001", {})
    assert str(lan.pk) in waiting
    for word in ("912345678", "987654321", "lan@example.com", "Mẫu Thị Lan"):
        assert word not in waiting


def test_it_asks_with_a_proof_key(client, provider, lan):
    sign_on(client)

    assert provider.asked["code_challenge_method"] == "S256"
