"""Everything sealed is sealed anew with the first key."""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from langso.core.actions import record, require
from langso.core.rules import is_system
from langso.core.sealing import add_key, seal_bytes, unseal_bytes
from langso.people.actions import seal_people_anew
from langso.people.models import User
from langso.registry.actions.locking import lock_all_registers
from langso.registry.models import Household, ImportChange, ImportContent

BATCH = 500


@transaction.atomic
def rotate_keys(*, by: User) -> int:
    """Take a new key into use and return how many rows were sealed with it.

    All or nothing: a rotation that was killed is simply run again, and until then
    everything opens with the keys there are. Keys from the environment are not ours to
    make: put the new one first there. Old keys stay readable. Raises `NotAllowed`.
    """
    require(is_system(by))
    lock_all_registers()
    add_key()
    count: int = seal_people_anew(by=by) + _seal_register_anew()
    count += sum(seal(by=by) for seal in import_string(settings.SEALED_ANEW))
    record("keys.rotated", by, by=by, count=count)
    return count


def _seal_register_anew() -> int:
    """Locked row by row, so that no change made meanwhile is written over."""
    homes = Household.objects.exclude(contact="").select_for_update()
    households = list(homes.only("contact"))
    Household.objects.bulk_update(households, ["contact"], batch_size=BATCH)
    kept = ImportChange.objects.exclude(contact_before=None).select_for_update()
    changes = list(kept.only("contact_before"))
    ImportChange.objects.bulk_update(changes, ["contact_before"], batch_size=BATCH)
    contents = list(ImportContent.objects.select_for_update())
    for content in contents:
        content.sealed = seal_bytes(unseal_bytes(bytes(content.sealed)))
        if content.sheets is not None:
            content.sheets = seal_bytes(unseal_bytes(bytes(content.sheets)))
        content.save(update_fields=["sealed", "sheets"])
    return len(households) + len(changes) + len(contents)
