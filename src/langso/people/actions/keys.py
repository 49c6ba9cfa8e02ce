"""Everything of people that is sealed is sealed anew with the first key."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from langso.core.actions import require
from langso.core.rules import is_system
from langso.core.sealing import blind, seal, unseal
from langso.people.models import Device, User

BATCH = 500
SECRETS = ("secret", "seed")  # of an authenticator app, of the codes on paper


@transaction.atomic
def seal_people_anew(*, by: User) -> int:
    """Renew phone numbers, e-mails and secrets; return how many rows it was.

    Part of changing keys, which writes it into the history. Raises `NotAllowed`.
    """
    require(is_system(by))
    reached = User.objects.exclude(phone_hash=None, email_hash=None)
    users = list(reached.select_for_update().only("phone", "email"))
    for user in users:
        user.phone_hash, user.email_hash = blind(user.phone or ""), blind(user.email)
    User.objects.bulk_update(users, User.CONTACT, batch_size=BATCH)
    return len(users) + _seal_secrets_anew() + _seal_devices_anew()


def _seal_devices_anew() -> int:
    devices = list(Device.objects.select_for_update())
    for device in devices:
        device.endpoint_hash = blind(device.endpoint)
    Device.objects.bulk_update(devices, Device.SEALED, batch_size=BATCH)
    return len(devices)


def _seal_secrets_anew() -> int:
    count = 0
    for row in Authenticator.objects.select_for_update():
        old = {name: row.data[name] for name in SECRETS if name in row.data}
        if old:
            row.data |= {name: seal(unseal(token)) for name, token in old.items()}
            row.save(update_fields=["data"])
            count += 1
    return count
