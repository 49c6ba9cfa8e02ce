"""Everything sealed is sealed anew with the first key."""

from django.db import transaction

from langso.core.actions import record, require
from langso.core.rules import is_system
from langso.people.models import User
from langso.registry.models import Household, ImportChange, ImportContent
from langso.registry.sealing import add_key, seal_bytes, unseal_bytes

BATCH = 500


@transaction.atomic
def rotate_keys(*, by: User) -> int:
    """Take a new key into use and return how many rows were sealed with it.

    Keys from the environment are not ours to make: put the new one first there. Old
    keys stay readable, for servers that still run. Raises `NotAllowed`.
    """
    require(is_system(by))
    add_key()
    households = list(Household.objects.exclude(contact="").only("contact"))
    Household.objects.bulk_update(households, ["contact"], batch_size=BATCH)
    changes = list(ImportChange.objects.exclude(contact_before=None))
    ImportChange.objects.bulk_update(changes, ["contact_before"], batch_size=BATCH)
    count = len(households) + len(changes)
    for content in ImportContent.objects.all():
        content.sealed = seal_bytes(unseal_bytes(bytes(content.sealed)))
        content.save(update_fields=["sealed"])
        count += 1
    record("keys.rotated", by, by=by, count=count)
    return count
