"""A card lets the holder of a post in: once, for 14 days, and nobody else."""

import re
from datetime import timedelta

import pytest
import segno
from django.utils import timezone

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.people.actions import (
    appoint,
    end_post,
    invite,
    invite_all,
    new_password,
    replace_card,
    system,
    use_card,
    withdraw_card,
)
from langso.people.codes import code_of, print_code, read_code
from langso.people.models import Invitation, SignInFailure
from langso.people.queries import CARD as CARDS

PASSWORD = "chum gom lam 7"
CARD = "/tai-khoan/the/"


@pytest.fixture
def a_card(town):
    return invite(town.heads, by=town.quan)


def path_of(card):
    return f"{CARD}{code_of(card.nonce)}/"


def use(client, card, password=PASSWORD):
    return client.post(path_of(card), {"password": password, "again": password})


def test_a_card_leads_to_a_password_and_in(client, town, a_card):
    assert client.get(path_of(a_card)).status_code == 200

    answer = use(client, a_card)

    assert answer.url == "/tai-khoan/the/xong/"
    assert client.session["_auth_user_id"] == str(town.man.pk)


def test_the_password_of_the_card_signs_in_later(client, town, a_card):
    use(client, a_card)
    client.post("/tai-khoan/dang-xuat/")

    for name in (town.man.username, "0912 345 678"):
        client.logout()
        client.post("/tai-khoan/dang-nhap/", {"username": name, "password": PASSWORD})
        assert "_auth_user_id" in client.session


def test_a_card_works_once(client, town, a_card):
    use(client, a_card)

    again = use(client, a_card, "mot mat khau khac 9")

    assert again.status_code == 410
    assert "đã được dùng" in again.content.decode()
    town.man.refresh_from_db()
    assert town.man.check_password(PASSWORD)


def test_of_two_browsers_one_is_first(town, a_card):
    late = Invitation.objects.get(pk=a_card.pk)
    use_card(a_card, PASSWORD, by=town.man)

    with pytest.raises(Conflict):
        use_card(late, PASSWORD, by=town.man)


def test_a_card_is_too_old_after_14_days(client, a_card):
    assert a_card.expires_at - a_card.issued_at >= timedelta(days=13, hours=23)
    Invitation.objects.update(expires_at=timezone.now())

    answer = use(client, a_card)

    assert answer.status_code == 410
    assert "quá 14 ngày" in answer.content.decode()


def test_a_new_card_replaces_the_old_one(client, town, a_card):
    invite(town.heads, by=town.quan)

    answer = client.get(path_of(a_card))

    assert "thay bằng thẻ mới" in answer.content.decode()


def test_a_card_dies_with_its_post(client, town, a_card):
    end_post(town.heads, by=town.quan)

    assert client.get(path_of(a_card)).status_code == 410
    town.heads.ends_on = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Refused):
        invite(town.heads, by=system())


def test_a_card_is_only_for_its_person(town, a_card):
    with pytest.raises(NotAllowed):
        use_card(a_card, PASSWORD, by=town.nam)


def test_a_withdrawn_card_opens_nothing(client, town, a_card):
    withdraw_card(a_card, by=town.quan)

    assert use(client, a_card).status_code == 410
    with pytest.raises(Conflict):
        withdraw_card(a_card, by=town.quan)


def test_wrong_codes_are_counted_and_stopped_only_after_many(client, town, a_card):
    wrong = [SignInFailure(username=CARDS, address="127.0.0.1") for _ in range(299)]
    SignInFailure.objects.bulk_create(wrong)
    assert client.get(path_of(a_card)).status_code == 200

    client.get(f"{CARD}khongcothenay/")

    assert "nhiều lần" in client.get(path_of(a_card)).content.decode()
    assert SignInFailure.objects.count() == 300


def test_a_code_may_be_typed_as_it_is_printed(client, a_card):
    printed = print_code(code_of(a_card.nonce))

    answer = client.post(CARD, {"code": f" {printed.lower()} "})

    assert answer.url == path_of(a_card)


def test_the_database_alone_opens_nothing(a_card, settings):
    code = code_of(a_card.nonce)
    assert code not in str(vars(a_card))

    settings.SECRET_KEY = "another installation"

    assert code_of(a_card.nonce) != code


@pytest.mark.parametrize("typed", ["", "---", "x" * 500, "ĐỂ", "\x00"])
def test_any_code_may_be_typed(client, db, typed):
    assert len(read_code(typed)) <= 40
    assert client.post(CARD, {"code": typed}).status_code in (200, 302)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("matkhau123", "nhiều người dùng"),
        ("12345678", "số"),
        ("ngan", "8"),
        ("Nguyễn Văn A 1990", "nhiều người dùng"),
    ],
)
def test_a_weak_password_is_refused_in_words(client, town, a_card, password, why):
    answer = use(client, a_card, password)

    assert answer.status_code == 200
    assert why in answer.content.decode()


def test_two_different_passwords_are_not_taken(client, a_card):
    answer = client.post(path_of(a_card), {"password": PASSWORD, "again": "khac"})

    assert "chưa giống nhau" in answer.content.decode()


def test_a_lost_phone_is_locked_out_and_gets_a_new_card(client, town, a_card):
    use(client, a_card)

    fresh = replace_card(town.heads, by=town.quan)

    assert client.get("/tai-khoan/").status_code == 302
    town.man.refresh_from_db()
    assert not town.man.has_usable_password()
    assert use(client, fresh).status_code == 302


def test_cards_for_all_go_to_those_outside(town):
    assert invite_all([town.heads], by=town.quan) == 1
    assert invite_all([town.heads], by=town.quan) == 0


ALLOWED = {"quan": True, "lan": True, "hoa": False, "minh": False, "man": False}


@pytest.mark.parametrize("who", ALLOWED)
@pytest.mark.parametrize("action", [invite, replace_card])
def test_administrators_and_officers_let_a_village_in(town, who, action):
    by = getattr(town, who)

    if ALLOWED[who]:
        assert action(town.heads, by=by).issued_by == by
    else:
        with pytest.raises(NotAllowed):
            action(town.heads, by=by)


def test_an_officer_lets_no_colleague_in(town):
    post = town.tam.posts.get()

    with pytest.raises(NotAllowed):
        invite(post, by=town.lan)


def test_nobody_makes_a_card_that_opens_another_commune(town):
    appoint(town.man, "commune_officer", town.other, by=system())

    with pytest.raises(NotAllowed):
        invite(town.heads, by=town.quan)


@pytest.mark.parametrize(
    ("who", "answer"), [("quan", 200), ("lan", 200), ("hoa", 404), ("minh", 404)]
)
def test_a_card_is_printed_by_whoever_may_issue_it(clients, a_card, who, answer):
    page = clients(who).get(f"/tai-khoan/nguoi/the/{a_card.pk}/")

    assert page.status_code == answer
    if answer == 200:
        text = page.content.decode()
        assert print_code(code_of(a_card.nonce)) in text
        assert "<svg" in text
        assert "no-store" in page["Cache-Control"]


def test_the_qr_code_leads_to_the_card(clients, a_card):
    address = f"http://testserver{path_of(a_card)}"
    drawing = segno.make_qr(address, mask=3).svg_inline(border=0, omitsize=True)
    squares = re.search(r' d="([^"]+)"', drawing)[1]

    page = clients("quan").get(f"/tai-khoan/nguoi/the/{a_card.pk}/").content.decode()

    assert squares in page


def test_all_cards_are_printed_on_one_list(clients, town, a_card):
    page = clients("quan").get("/tai-khoan/nguoi/the/").content.decode()

    assert page.count('class="ls-card"') == 1
    assert "Nguyễn Văn Mẫu" in page


def test_a_used_card_keeps_an_old_password_out(client, town, a_card):
    new_password(town.man, by=system())
    old = town.man.password

    use(client, a_card)

    town.man.refresh_from_db()
    assert town.man.password != old
