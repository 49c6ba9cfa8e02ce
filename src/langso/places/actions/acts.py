"""What villages become by decision: merged, split, renamed, each from a day on.

The old ones end and keep what was counted for them; an act is undone by another act.
A day to come is written down today: what exists on a day follows from the dates alone.
Upper rooms take along what lives on (`wiring`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record_many, require
from langso.places.actions.founding import enter, refuse_namesake
from langso.places.drafts import Draft, Share
from langso.places.models import Lineage, Unit
from langso.places.rules import may_edit
from langso.vietnamese.dates import print_date

Kind = Lineage.Kind
FURTHEST = timedelta(days=730)
DEEDS = {Kind.MERGE: "merged", Kind.SPLIT: "split", Kind.RENAME: "renamed"}


def merge_villages(
    olds: Sequence[Unit], new_name: str, *, on: date, basis: str, by: Any
) -> Unit:
    """Make one village of several from a day on.

    Raises `NotAllowed`, and `Refused` when they are not villages of one commune that
    all exist the day before, or the name is taken.
    """
    return _become(Draft(Kind.MERGE, olds, [new_name], on), basis=basis, by=by)[0]


def split_village(
    old: Unit,
    names: Sequence[str],
    *,
    on: date,
    basis: str,
    by: Any,
    shares: Sequence[Share] = (),
) -> list[Unit]:
    """Make several villages of one from a day on; `shares` say who goes where.

    Raises as `merge_villages`.
    """
    act = Draft(Kind.SPLIT, [old], names, on, shares)
    return _become(act, basis=basis, by=by)


def rename_village(old: Unit, new_name: str, *, on: date, basis: str, by: Any) -> Unit:
    """Give a village another name from a day on. Raises as `merge_villages`."""
    return _become(Draft(Kind.RENAME, [old], [new_name], on), basis=basis, by=by)[0]


@transaction.atomic
def _become(act: Draft, *, basis: str, by: Any) -> list[Unit]:
    require(all(may_edit(by, old.parent_id) for old in act.olds))
    ids, on = [old.pk for old in act.olds], act.on
    locked = _locked(act.olds)
    act = replace(act, olds=locked)
    refuse_act(act)
    Unit.objects.filter(pk__in=ids).update(valid_to=on)
    for old in locked:
        old.valid_to = on
    commune, first = locked[0].parent, locked[0]
    shared = {"level": first.level, "is_sample": first.is_sample, "valid_from": on}
    news = [
        enter(commune, name=name, ordinal=first.ordinal, **shared) for name in act.names
    ]
    Lineage.objects.bulk_create(
        Lineage(before=old, after=new, on=on, kind=act.kind, basis=basis)
        for old in locked
        for new in news
    )
    _write_down(act, news, basis, by)
    for follow in import_string(settings.VILLAGE_FOLLOWERS):
        follow(act, news, by=by)
    return news


def _locked(olds: Sequence[Unit]) -> list[Unit]:
    """The villages, and before them their commune, as every action locks it first."""
    units = Unit.objects.select_for_update(no_key=True)
    list(units.filter(pk__in=[old.parent_id for old in olds]))
    return list(units.filter(pk__in=[old.pk for old in olds]))


def _write_down(act: Draft, news: list[Unit], basis: str, by: Any) -> None:
    named = {"before": [old.name for old in act.olds], "after": [*act.names]}
    deed = {**named, "on": act.on.isoformat(), "basis": basis}
    lines = [(village, deed) for village in [*act.olds, *news]]
    commune = news[0].parent
    record_many(f"village.{DEEDS[Kind(act.kind)]}", lines, by=by, commune=commune)


def refuse_act(act: Draft) -> None:
    """Stop an act that makes no sense, with the reason in a sentence."""
    kind, olds, names, on = act.kind, act.olds, act.names, act.on
    if len(olds) < (2 if kind == Kind.MERGE else 1):
        raise Refused(_("Please choose at least two villages to merge."))
    if len({*names}) < (2 if kind == Kind.SPLIT else 1) or len({*names}) < len(names):
        raise Refused(_("Please give at least two different names."))
    if len({old.parent_id for old in olds}) > 1 or any(
        old.level != Unit.Level.VILLAGE for old in olds
    ):
        raise Refused(
            _("Only villages of one commune can be merged, split or renamed.")
        )
    if on > timezone.localdate() + FURTHEST:
        raise Refused(_("This day is more than two years ahead; please look again."))
    for old in olds:
        if old.valid_to or old.valid_from >= on:
            values = {"name": old.name, "day": print_date(on)}
            raise Refused(_("%(name)s does not exist just before %(day)s.") % values)
    if kind == Kind.RENAME and olds[0].name == names[0]:
        raise Refused(_("This is already its name."))
    for name in names:
        pks = tuple(old.pk for old in olds)
        refuse_namesake(Unit.Level.VILLAGE, name, "", olds[0].parent, on, pks)
