"""What an officer set on a target stays set when the resolution comes in once more."""

from typing import Any

from langso.resolutions.fields import asked_of, snapshot
from langso.resolutions.models import Item, Resolution, Target
from langso.resolutions.queries import resolution_in_force

SETTINGS = (
    "theme", "owner_body_id", "owner", "baseline_value", "direction", "at_end_only",
)  # fmt: skip


def carry_settings(draft: Resolution) -> None:
    """Take over to undecided targets what was set in the version in force of the year.

    Only what an officer set, not what the reader proposed; `carried` keeps what it was,
    so that the review can show it. The caller holds the transaction.
    """
    before = resolution_in_force(draft.commune_id, draft.year or -1)
    if before is None:
        return
    kept = [target for target in before.targets.all() if target.counts]
    settings = {asked_of(target): target for target in kept}
    changed = []
    for target in draft.targets.filter(review=Item.Review.PROPOSED):
        known = settings.get(asked_of(target))
        if known and (own := _set_by_hand(known)):
            for name in own:
                setattr(target, name, getattr(known, name))
            said = snapshot(target)
            target.carried = {name: said[name] for name in own}
            changed.append(target)
    Target.objects.bulk_update(changed, [*map(_column, SETTINGS), "carried"])


def _set_by_hand(target: Target) -> list[str]:
    now, read = snapshot(target), target.proposed or {}
    empty: tuple[Any, ...] = (None, "")
    return [
        name
        for name in SETTINGS
        if now[name] != read.get(name) and now[name] not in empty
    ]


def _column(name: str) -> str:
    return name.removesuffix("_id")
