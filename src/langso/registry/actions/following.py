"""Households go with their village when it is merged or renamed."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from langso.core.actions import record_many, require
from langso.places.models import Unit
from langso.places.rules import may_edit
from langso.registry.actions.locking import lock_register
from langso.registry.models import Household


@transaction.atomic
def follow_villages(olds: Sequence[Unit], new: Unit, *, by: Any) -> int:
    """Move who lives in villages that ended to the one they became; return how many.

    Who moved out before stays with the old village. Raises `NotAllowed`.
    """
    require(may_edit(by, new.parent_id))
    lock_register(*[new.parent_id] if new.parent_id else [])
    names = {old.pk: old.name for old in olds}
    living = Household.objects.filter(village__in=names, moved_out__isnull=True)
    homes = list(living.only("pk", "village_id").order_by("pk"))
    lines = [
        (home, {"before": [names[home.village_id]], "after": [new.name]})
        for home in homes
    ]
    living.update(village=new, revision=F("revision") + 1)
    record_many("household.village-became", lines, by=by, commune=new.parent)
    return len(homes)
