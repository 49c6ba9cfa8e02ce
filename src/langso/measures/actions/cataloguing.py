"""The catalogue is taken in as shipped; officers add to it, tie targets, share out."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.core.rules import is_system
from langso.measures.aims import SHARES
from langso.measures.calendars import calendars
from langso.measures.models import Form, Indicator, Measure, Share, Tie
from langso.measures.models.asking import new_stamp
from langso.measures.rules import may_edit_catalogue, may_share_out, may_tie
from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.resolutions.actions.progress import touch_adopted
from langso.resolutions.models import Target


@transaction.atomic
def load_catalogue(*, by: User) -> int:
    """Take in the measures and indicators the program ships (catalogue.json).

    Idempotent: what is there is brought up to the shipped wording, nothing is deleted;
    a changed definition ships as a new row with its day. Returns how many were new.
    """
    require(is_system(by))
    shipped = _shipped()
    measures = dict[str, Measure]()
    new = 0
    for order, row in enumerate(shipped["measures"]):
        measures[row["code"]], created = Measure.objects.update_or_create(
            code=row["code"], commune=None, defaults=row | {"order": order}
        )
        new += created
    for order, row in enumerate(shipped["indicators"]):
        parts = {
            k: measures.get(row.get(k) or "") for k in ("numerator", "denominator")
        }
        _unused, created = Indicator.objects.update_or_create(
            code=row["code"],
            commune=None,
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults=row | parts | {"order": order},
        )
        new += created
    Form.objects.update(stamp=new_stamp())  # they ask in the shipped words
    if new:
        indicator = Indicator.objects.filter(commune=None).latest("pk")
        record("catalogue.loaded", indicator, by=by, new=new)
    return new


def _shipped() -> Any:
    raw = files("langso.measures").joinpath("catalogue.json").read_text("utf-8")
    return json.loads(raw)


@transaction.atomic
def add_measure(commune: Unit, fields: Mapping[str, Any], *, by: User) -> Measure:
    """Let a commune count something of its own.

    Raises `NotAllowed`, and `Refused` where the code is taken, by the catalogue too.
    """
    require(may_edit_catalogue(by, commune))
    code = fields["code"]
    if Measure.objects.filter(code=code, commune__in=[commune]).exists() or (
        Measure.objects.filter(code=code, commune=None).exists()
    ):
        raise Refused(_("There is a measure of this code already."))
    measure = Measure.objects.create(commune=commune, **fields)
    record("measure.added", measure, by=by, commune=commune, code=code)
    return measure


@transaction.atomic
def add_indicator(commune: Unit, fields: Mapping[str, Any], *, by: User) -> Indicator:
    """Add an indicator of the commune's own, made of measures it can see.

    A newer definition of one that exists ends that one on the day it begins. Raises
    `NotAllowed`, and `Refused` for an unknown calendar, a day before the old one, or
    what another commune counts of its own.
    """
    require(may_edit_catalogue(by, commune))
    if fields["calendar"] not in calendars():
        raise Refused(_("Choose a calendar."))
    for measure in (fields["numerator"], fields.get("denominator")):
        refuse_foreign(measure, commune)
    begins = fields["valid_from"]
    older = Indicator.objects.filter(
        commune=commune, code=fields["code"], valid_to__isnull=True
    )
    if older.filter(valid_from__gte=begins).exists():
        raise Refused(_("The new definition has to begin after the one in force."))
    older.update(valid_to=begins)
    indicator = Indicator.objects.create(commune=commune, **fields)
    record("indicator.added", indicator, by=by, commune=commune, code=indicator.code)
    return indicator


def refuse_foreign(measure: Measure | None, commune: Unit) -> None:
    """What a commune counts of its own is asked and measured in no other."""
    if measure and measure.commune_id not in (None, commune.pk):
        raise Refused(_("“%s” is counted by another commune.") % measure.name)


@transaction.atomic
def tie_target(target: Target, indicator: Indicator | None, *, by: User) -> Tie | None:
    """Say by which indicator a target is measured, or by none (yet).

    Raises `NotAllowed` and `Conflict` if the resolution is no longer in force.
    """
    commune = target.resolution.commune
    require(may_tie(by, commune))
    touch_adopted(target.resolution)
    Tie.objects.filter(thread=target.thread, is_current=True).update(is_current=False)
    tie = None
    if indicator is not None:
        if indicator.commune_id not in (None, commune.pk):
            raise Refused(_("This indicator belongs to another commune."))
        tie = Tie.objects.create(
            commune=commune, thread=target.thread, indicator=indicator, tied_by=by
        )
    code = indicator.code if indicator else ""
    record("target.tied", target, by=by, commune=commune, indicator=code)
    return tie


@transaction.atomic
def share_out(
    target: Target, values: Mapping[int, Decimal], method: str, *, by: User
) -> list[Share]:
    """Give every village its share of a target; earlier shares stay readable.

    Raises `NotAllowed`, `Conflict`, and `Refused` unless every living village of the
    commune has a share, the same rate is one, and a count sums to the target exactly.
    """
    commune = target.resolution.commune
    require(may_share_out(by, commune))
    touch_adopted(target.resolution)
    villages = set(
        villages_of(commune, timezone.localdate()).values_list("pk", flat=True)
    )
    if set(values) != villages or any(value < 0 for value in values.values()):
        raise Refused(_("Every village needs a share, from 0 up."))
    _refuse_other_sum(target, values, method)
    Share.objects.filter(thread=target.thread, is_current=True).update(is_current=False)
    shares = Share.objects.bulk_create(
        Share(
            commune=commune,
            thread=target.thread,
            village_id=village,
            value=value,
            method=method,
        )
        for village, value in values.items()
    )
    record("target.shared-out", target, by=by, commune=commune, method=method)
    return shares


def _refuse_other_sum(
    target: Target, values: Mapping[int, Decimal], method: str
) -> None:
    """Counts add up to the target; the rates of villages do not add up to anything."""
    if target.unit in SHARES:  # rates of villages do not add up
        if method == Share.Method.SAME and len(set(values.values())) > 1:
            raise Refused(_("The rate is not the same for every village."))
    elif sum(values.values()) != target.value:
        raise Refused(_("The shares do not add up to the target."))
