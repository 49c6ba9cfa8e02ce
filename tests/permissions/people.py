"""Calls of the actions of people and posts."""

from allauth.usersessions.models import UserSession
from django.utils import timezone

from langso.people import actions as do
from langso.people.models import Device, User
from tests.permissions import Case

RIGHT = {"full_name": "Lê Mẫu Khác", "phone": None, "email": ""}
TODAY = timezone.localdate()


def man(t, **changed):
    """The person as the database has them, not as an earlier call left them."""
    User.objects.filter(pk=t.man.pk).update(**{"is_active": True} | changed)
    return User.objects.get(pk=t.man.pk)


def card(t):
    return do.invite(t.post, by=t.system)


def session(t, user):
    return UserSession.objects.create(user=user, ip="192.0.2.1", session_key="s")


KEYS = (
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoI"
    "Aiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)


def device(t):
    return Device.objects.create(
        user=t.man, endpoint="https://push.example/1", p256dh=KEYS[0], auth=KEYS[1]
    )


CASES: dict[str, Case] = {
    "open_account": lambda t, by: do.open_account("moi", by=by),
    "new_password": lambda t, by: do.new_password(t.man, by=by),
    "set_contact": lambda t, by: do.set_contact(t.man, phone=None, email="", by=by),
    "put_person_right": lambda t, by: do.put_person_right(man(t), RIGHT, by=by),
    "rest_account": lambda t, by: do.rest_account(man(t), by=by),
    "wake_account": lambda t, by: do.wake_account(man(t, is_active=False), by=by),
    "revoke_sessions": lambda t, by: do.revoke_sessions(t.man, by=by),
    "end_session": lambda t, by: do.end_session(session(t, t.man), by=by),
    "enter_person": lambda t, by: do.enter_person(
        "Mẫu", t.villages[0], "village_head", by=by
    ),
    "appoint": lambda t, by: do.appoint(t.man, "supervisor", t.commune, by=by),
    "end_post": lambda t, by: do.end_post(t.post, by=by),
    "hand_over": lambda t, by: do.hand_over(t.post, t.nobody, by=by, on=TODAY),
    "invite": lambda t, by: do.invite(t.post, by=by),
    "replace_card": lambda t, by: do.replace_card(t.post, by=by),
    "withdraw_card": lambda t, by: do.withdraw_card(card(t), by=by),
    "seal_people_anew": lambda t, by: do.seal_people_anew(by=by),
    "keep_device": lambda t, by: do.keep_device(
        "https://push.example/1", *KEYS, session="s", by=by
    ),
    "forget_device": lambda t, by: do.forget_device(device(t), by=by),
    "forget_signed_out": lambda t, by: do.forget_signed_out(by=by),
    "use_card": lambda t, by: do.use_card(card(t), "chum gom lam", by=by),
}
