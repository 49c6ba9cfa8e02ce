"""Hostile input at the doors: sign-in, cards, the sign-on, what follows them."""

import re
from datetime import timedelta
from unicodedata import normalize
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from langso.people.actions import (
    appoint,
    enter_person,
    invite,
    new_password,
    system,
)
from langso.people.codes import LETTERS, code_of
from langso.people.models import Invitation, Post, SignInFailure, User
from langso.people.queries import CARD, CROWDED, FLOODED

SIGN_IN = "/tai-khoan/dang-nhap/"
CARDS = "/tai-khoan/the/"
PASSWORD = "chum gom lam 7"


@pytest.fixture
def password(stage):
    return new_password(stage.lan, by=system())


@pytest.fixture
def a_card(town):
    return invite(town.heads, by=town.quan)


def path_of(card):
    return f"{CARDS}{code_of(card.nonce)}/"


def sign_in(password, name="lan", client=None, **options):
    client = client or Client()
    entered = {"username": name, "password": password}
    return client, client.post(SIGN_IN, entered, **options)


def is_in(client):
    return "_auth_user_id" in client.session


ELSEWHERE = [
    "https://example.com/", "//example.com/", "///example.com", "/\\example.com",
    "http:example.com", "javascript:alert(1)", "\thttps://example.com", "https:///x",
]  # fmt: skip


@pytest.mark.parametrize("to", ELSEWHERE)
def test_signing_in_leads_nowhere_else(password, to):
    entered = {"username": "lan", "password": password}

    for data in (entered, entered | {"next": to}):
        answer = Client().post(f"{SIGN_IN}?next={quote(to)}", data)
        assert answer.url == "/bat-dau/"


@pytest.mark.parametrize("to", ELSEWHERE)
def test_signing_out_or_choosing_a_language_leads_nowhere_else(client_of, to):
    for path in ("/tai-khoan/dang-xuat/", reverse("set_language")):
        answer = client_of("lan").post(path, {"next": to, "language": "en"})
        assert "example.com" not in answer.headers.get("Location", "")
        assert "alert" not in answer.headers.get("Location", "")


def planted(value="a" * 32):
    client = Client()
    client.cookies["sessionid"] = value
    return client


def test_a_session_planted_before_is_not_carried_over(password):
    client = planted()
    client.get(SIGN_IN)
    sign_in(password, client=client)

    assert is_in(client)
    assert client.cookies["sessionid"].value != "a" * 32


def test_a_session_of_a_stranger_changes_its_name_at_the_door(password, town, a_card):
    for enter in (
        lambda client: sign_in(password, client=client),
        lambda client: client.post(
            path_of(a_card), {"password": PASSWORD, "again": PASSWORD}
        ),
    ):
        client = Client()
        session = client.session
        session["left"] = "by somebody"
        session.save()
        before = session.session_key

        enter(client)

        assert is_in(client)
        assert client.session.session_key != before


def patterns(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern)


API = ("ninja.", "langso.api.")


def test_no_page_but_the_choice_of_language_is_freed_from_the_csrf_check():
    """The API is, too: it knows nobody by a cookie (tests/api/test_tokens)."""
    found = list(patterns(get_resolver()))
    freed = [p for p in found if getattr(p.callback, "csrf_exempt", False)]
    pages = [p.name for p in freed if not p.callback.__module__.startswith(API)]

    assert len(found) > 50
    assert pages == ["set_language"]


DOORS = [
    "", "dang-nhap/", "dang-xuat/", "the/", "the/abc/", "phien/ket-thuc-het/",
    "nguoi/them/", "nguoi/1/mat-may/", "hai-buoc/webauthn/login/",
    "cong/oidc/cong/login/",
]  # fmt: skip


@pytest.mark.parametrize("path", DOORS)
def test_a_post_from_another_site_is_refused(stage, client_of, path):
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of("lan").cookies

    assert client.post(f"/tai-khoan/{path}").status_code == 403


def test_a_forged_address_does_not_start_the_count_anew(password):
    for n in range(5):
        sign_in("sai", headers={"X-Forwarded-For": f"203.0.113.{n}"})

    client, _ = sign_in(password, headers={"X-Forwarded-For": "203.0.113.9"})

    assert not is_in(client)
    assert set(SignInFailure.objects.values_list("address", flat=True)) == {"127.0.0.1"}


def test_behind_a_proxy_only_its_own_line_counts(monkeypatch, password):
    monkeypatch.setattr("allauth.app_settings.TRUSTED_PROXY_COUNT", 1)
    for n in range(5):
        forged = {"X-Forwarded-For": f"203.0.113.{n}, 198.51.100.1"}
        sign_in("sai", headers=forged)

    assert set(SignInFailure.objects.values_list("address", flat=True)) == {
        "198.51.100.1"
    }


NAMES = ["lan", "lan\0", "\0", "🏺", "x" * 900_000, "@" * 99]
TYPED = ["a" * 1_000_000, "\0", "🏺" * 9, "a" + "\u0323\u0302" * 200_000]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
def test_any_name_and_password_are_answered(stage, name, typed):
    client, answer = sign_in(typed, name)

    assert answer.status_code == 200
    assert not is_in(client)


def test_more_than_two_megabytes_are_not_read(db):
    assert sign_in("a" * 3_000_000)[1].status_code == 400


@pytest.mark.parametrize("typed", ["a" * 1_000_000, "\0" * 9, "a b c\0 d e f"])
def test_such_a_password_is_not_taken_with_a_card_either(client, a_card, typed):
    answer = client.post(path_of(a_card), {"password": typed, "again": typed})

    assert answer.status_code == 200
    assert Invitation.objects.get().status == "open"


def test_a_password_of_marks_signs_in_in_either_form(client, town, a_card):
    chosen = "mật khẩu của gốm sứ bến sông"
    client.post(path_of(a_card), {"password": normalize("NFD", chosen),
                                  "again": normalize("NFC", chosen)})  # fmt: skip

    for form in ("NFC", "NFD"):
        assert is_in(sign_in(normalize(form, chosen), town.man.username)[0])


def test_names_of_any_letters_are_kept_and_shown(clients, town):
    for name in (
        "🏺 Mẫu",
        "<script>alert(1)</script>",
        "'; DROP TABLE x; --",
        "م" * 150,
    ):
        user = enter_person(name, town.villages[1], "village_head", by=town.quan)
        post = appoint(user, "village_head", town.villages[1], by=town.quan)
        card = invite(post, by=town.quan)
        page = clients("quan").get(f"/tai-khoan/nguoi/the/{card.pk}/").content.decode()
        assert "<script>alert" not in page
        assert User.objects.get(pk=user.pk).full_name == name


def test_a_name_with_a_null_byte_is_answered_beside_the_field(clients, town):
    entered = {"full_name": "Mẫu\0", "role": "village_head"}

    answer = clients("quan").post(
        "/tai-khoan/nguoi/them/", entered | {"unit": town.villages[2].pk}
    )

    assert answer.status_code == 200
    assert not User.objects.filter(full_name__startswith="Mẫu").exists()


def test_codes_guessed_in_bulk_open_nothing_and_are_stopped(client, town, a_card):
    code = code_of(a_card.nonce)
    near = [code[:-1] + letter for letter in LETTERS if letter != code[-1]]

    answers = {client.get(f"{CARDS}{guess}/").status_code for guess in near}

    assert answers == {410}
    assert SignInFailure.objects.filter(username=CARD).count() == len(near)
    more = [SignInFailure(username=CARD, address="127.0.0.1") for _ in range(300)]
    SignInFailure.objects.bulk_create(more)
    assert client.get(path_of(a_card)).status_code == 410
    assert Client(REMOTE_ADDR="192.0.2.9").get(path_of(a_card)).status_code == 200


@pytest.mark.parametrize("when", ["expired", "ended"])
def test_a_card_that_died_while_its_page_was_open(client, town, a_card, when):
    assert client.get(path_of(a_card)).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    if when == "expired":
        Invitation.objects.update(expires_at=timezone.now())
    else:
        Post.objects.filter(pk=town.heads.pk).update(
            starts_on=yesterday, ends_on=yesterday
        )

    answer = client.post(path_of(a_card), {"password": PASSWORD, "again": PASSWORD})

    assert answer.status_code == 410
    assert not is_in(client)


def fail(count, name="{}", address="127.0.0.1"):
    failures = [
        SignInFailure(username=name.format(n), address=address) for n in range(count)
    ]
    SignInFailure.objects.bulk_create(failures)


def heads(town):
    """Twenty-six people who head something, with their passwords."""
    users = [User.objects.create(username=f"dau{n}") for n in range(26)]
    for user in users:
        appoint(user, "village_head", town.villages[0], by=system())
    return [(user.username, new_password(user, by=system())) for user in users]


def test_twenty_six_heads_behind_one_address_get_in_after_somebody_s_guesses(town):
    people = heads(town)
    fail(CROWDED * 3, "mò{}")

    assert all(is_in(sign_in(password, name)[0]) for name, password in people)


def test_in_a_flood_those_who_were_here_get_in_and_nobody_else(town, password):
    (known, secret), (stranger, other) = heads(town)[:2]
    sign_in(secret, known)
    fail(FLOODED, "mò{}")

    assert is_in(sign_in(secret, known)[0])
    assert not is_in(sign_in(other, stranger)[0])


def test_one_password_tried_on_everybody_is_tried_once(town):
    (name, right), *_ = heads(town)
    fail(CROWDED, "mò{}")
    sign_in("sai", name)

    assert not is_in(sign_in(right, name)[0])


def test_the_page_of_a_card_names_nobody_to_a_search_engine(client, a_card):
    page = client.get(path_of(a_card))

    assert "no-store" in page["Cache-Control"]
    assert not re.search("Nguyễn Văn Mẫu", page.content.decode())
