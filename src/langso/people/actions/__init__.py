"""Every change to people, their posts and how they get in."""

from langso.people.actions.accounts import (
    end_session,
    forget_failed_sign_ins,
    new_password,
    note_failed_sign_in,
    note_second_step,
    open_account,
    revoke_sessions,
    set_contact,
    system,
    tie_sign_on,
)
from langso.people.actions.cards import (
    invite,
    invite_all,
    refuse_dead,
    replace_card,
    use_card,
    withdraw_card,
)
from langso.people.actions.devices import (
    drop_device,
    drop_session,
    forget_device,
    forget_signed_out,
    keep_device,
)
from langso.people.actions.keys import seal_people_anew
from langso.people.actions.persons import (
    forget_person,
    put_person_right,
    rest_account,
    wake_account,
)
from langso.people.actions.posts import appoint, end_post, enter_person, hand_over

__all__ = [
    "appoint",
    "drop_device",
    "drop_session",
    "end_post",
    "end_session",
    "enter_person",
    "forget_device",
    "forget_failed_sign_ins",
    "forget_person",
    "forget_signed_out",
    "hand_over",
    "invite",
    "invite_all",
    "keep_device",
    "new_password",
    "note_failed_sign_in",
    "note_second_step",
    "open_account",
    "put_person_right",
    "refuse_dead",
    "replace_card",
    "rest_account",
    "revoke_sessions",
    "seal_people_anew",
    "set_contact",
    "system",
    "tie_sign_on",
    "use_card",
    "wake_account",
    "withdraw_card",
]
