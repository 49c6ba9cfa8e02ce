"""Users ask about their own data: put right, restricted, deleted, and written down."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.people.actions import invite
from langso.people.models import Invitation, Post, User
from langso.people.queries import people_page
from langso.registry import actions as do
from langso.registry.deadlines import due_on
from langso.registry.models import DataRequest, UserRestriction
from tests.registry.conftest import ASKED

RIGHT = {
    "full_name": "Trần Thị Mẫu",
    "phone": "+84900000009",
    "email": "tam@xa.example",
}


@pytest.fixture
def asked(admin, stage) -> DataRequest:
    """Tâm, an officer of the commune, asks."""
    return do.open_request(stage.tam, "correct", **ASKED, by=admin)


def tam() -> User:
    return User.objects.get(username="tam")


def test_name_and_contact_are_put_right(asked, admin):
    do.put_right_as_asked(asked, RIGHT, by=admin)

    found = tam()
    assert {name: getattr(found, name) for name in RIGHT} == RIGHT
    event = Event.objects.get(verb="user.corrected")
    assert (event.by, event.commune) == (admin, asked.commune)
    assert event.data == {"names": ["full_name", "phone", "email"]}
    assert asked.due_on == due_on(asked.received_on)


def test_a_number_somebody_else_signs_in_with_is_refused_in_words(
    asked, stage, client_of
):
    stage.lan.phone = RIGHT["phone"]
    stage.lan.save()
    given = RIGHT | {"phone": "0900 000 009"}

    page = client_of("admin").post(f"/ho/quyen/{asked.pk}/sua/", given)

    assert "Số điện thoại này đã có người dùng để đăng nhập." in page.content.decode()
    assert tam().full_name == ""


def test_a_restricted_user_gets_in_nowhere_and_stands_in_no_list(
    asked, admin, stage, client_of
):
    client = client_of("tam")
    invite(Post.objects.get(user=stage.tam), by=admin)

    do.restrict(asked, reason="Đang khiếu nại", by=admin)

    assert "/dang-nhap/" in client.get("/ho/")["Location"]
    assert stage.tam.pk not in {row.post.user_id for row in people_page(admin)}
    assert Invitation.objects.get().status == "withdrawn"
    assert UserRestriction.objects.get().reason == "Đang khiếu nại"
    assert Event.objects.filter(verb="user.restricted", by=admin).count() == 1


def test_the_password_of_a_restricted_user_opens_nothing(asked, admin, client):
    found = tam()
    found.set_password("chum gom lam 7")
    found.save()
    do.restrict(asked, reason="x", by=admin)

    given = {"username": "tam", "password": "chum gom lam 7"}
    client.post("/tai-khoan/dang-nhap/", given)

    assert "_auth_user_id" not in client.session


def test_a_card_in_hand_opens_nothing_and_says_why(asked, admin, stage, client):
    from langso.people.codes import code_of

    do.restrict(asked, reason="x", by=admin)
    card = invite(Post.objects.get(user=stage.tam), by=admin)
    new = {"password": "chum gom lam 7", "again": "chum gom lam 7"}
    path = f"/tai-khoan/the/{code_of(card.nonce)}/"
    names = list(client.get(path).context["form"].fields)
    page = client.post(path, dict(zip(names, new.values(), strict=True)), follow=True)

    assert "đang tạm dừng" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_lifted_restriction_opens_the_account_again(asked, admin, stage):
    do.restrict(asked, reason="x", by=admin)
    do.lift_restriction(asked, by=admin)

    assert tam().is_active
    assert stage.tam.pk in {row.post.user_id for row in people_page(admin)}
    assert Event.objects.filter(verb="user.restriction-lifted").count() == 1
    with pytest.raises(Conflict):
        do.lift_restriction(asked, by=admin)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_restriction_says_why(asked, admin, reason):
    with pytest.raises(Refused):
        do.restrict(asked, reason=reason, by=admin)

    assert tam().is_active


def test_nobody_restricts_twice_or_themselves(asked, admin):
    own = do.open_request(admin, "restrict", **ASKED, by=admin)
    do.restrict(asked, reason="x", by=admin)

    for request in (asked, own):
        with pytest.raises(Refused):
            do.restrict(request, reason="x", by=admin)
    assert User.objects.get(pk=admin.pk).is_active


@pytest.mark.parametrize(
    "act",
    [
        lambda asked, by: do.put_right_as_asked(asked, RIGHT, by=by),
        lambda asked, by: do.restrict(asked, reason="x", by=by),
    ],
)
def test_an_account_of_two_communes_is_left_to_both(asked, admin, stage, act):
    post = {"role": "commune_officer", "starts_on": date(2025, 7, 1)}
    Post.objects.create(user=stage.tam, unit=stage.other, **post)

    with pytest.raises(Refused, match="nơi khác"):
        act(DataRequest.objects.get(pk=asked.pk), admin)

    assert (tam().phone, tam().is_active) == (None, True)


def test_officers_do_not_carry_requests_out(asked, stage):
    with pytest.raises(NotAllowed):
        do.restrict(asked, reason="x", by=stage.lan)


def test_deleting_takes_every_way_in_and_leaves_the_name_beside_deeds(
    admin, stage, client_of
):
    client_of("lan").get("/ho/")
    for who in (stage.tam, stage.lan):
        who.full_name = "Trần Thị Mẫu"
        who.save()
        who.posts.update(ends_on=date(2026, 1, 1))
        Authenticator.objects.create(user=who, type="webauthn", data={})
        UserSession.objects.create(user=who, ip="192.0.2.1", session_key=who.username)
        Event.objects.filter(by=stage.tam).delete()
        asked = do.open_request(who, "delete", **ASKED, by=admin)
        do.erase(asked, by=admin)

    assert not Authenticator.objects.exists()
    assert not UserSession.objects.filter(user__in=[stage.tam, stage.lan]).exists()
    assert tam().full_name == ""  # never did anything
    events = Event.objects.filter(verb="request.erased").order_by("number")
    assert "full_name" in events[0].data["gone"]


def test_who_did_something_keeps_the_name(admin, stage):
    stage.tam.full_name = "Trần Thị Mẫu"
    stage.tam.save()
    do.add_household(stage.villages[0], {"head": "Lê Mẫu"}, by=stage.tam)
    stage.tam.posts.update(ends_on=date(2026, 1, 1))

    do.erase(do.open_request(stage.tam, "delete", **ASKED, by=admin), by=admin)

    assert tam().full_name == "Trần Thị Mẫu"


def test_from_receipt_to_answer_on_the_pages(asked, client_of):
    client, page = client_of("admin"), f"/ho/quyen/{asked.pk}/"
    client.post(f"{page}sua/", RIGHT | {"phone": "0900000009"})
    client.post(f"{page}han-che/", {"reason": ""})
    assert tam().is_active
    client.post(f"{page}han-che/", {"reason": "Đang khiếu nại"})
    said = client.get(page).content.decode()
    held = client.post(f"{page}xem/").content.decode()
    client.post(f"{page}bo-han-che/")

    assert tam().full_name == "Trần Thị Mẫu"
    assert "tài khoản tạm dừng" in said
    assert "Đang khiếu nại" in said
    assert "Đang khiếu nại" in held.partition("Dữ liệu đang giữ")[2]
    assert tam().is_active
