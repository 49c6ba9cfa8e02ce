"""Figures are added, never changed; a correction is a new line with its reason."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.core.exact import keeps_exactly
from langso.measures.models import TargetFigure
from langso.measures.queries import living_targets
from langso.measures.rules import may_enter
from langso.people.models import User
from langso.places.queries import villages_of
from langso.resolutions.actions.progress import touch_adopted
from langso.resolutions.models import Target


@dataclass(frozen=True)
class Entry:
    """What an officer writes down: a value or a share, its day, where it comes from.

    `missing` are the ids of the villages not in it; `by_village` is False for what is
    not counted in villages at all.
    """

    as_of: date
    source: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: tuple[int, ...] = field(default=())
    by_village: bool = True
    note: str = ""


@transaction.atomic
def enter_figure(
    target: Target,
    entry: Entry,
    *,
    by: User,
    kind: str = TargetFigure.Kind.CURRENT,
) -> TargetFigure:
    """Write down a figure for a target.

    Raises `NotAllowed`, `Conflict` if the resolution was replaced in the meantime, and
    `Refused` with a sentence for an entry that says too little or too much.
    """
    require(may_enter(by, target))
    touch_adopted(target.resolution)
    figure = _write(target, entry, by, kind)
    record(
        "figure.entered", figure, by=by, commune=target.resolution.commune, kind=kind
    )
    return figure


@transaction.atomic
def correct_figure(
    figure: TargetFigure, entry: Entry, *, by: User, reason: str
) -> TargetFigure:
    """Put a corrected figure in the place of one; the old one stays readable.

    Raises `NotAllowed`, `Conflict` if a colleague corrected it first, and `Refused`
    without a reason.
    """
    if (target := living_targets(figure).first()) is None:
        raise Conflict(figure)
    require(may_enter(by, target))
    touch_adopted(target.resolution)
    if not reason.strip():
        raise Refused(_("Say why the figure is corrected."))
    try:
        with transaction.atomic():
            new = _write(target, entry, by, figure.kind, figure, reason)
    except IntegrityError as error:
        raise Conflict(figure) from error
    record(
        "figure.corrected",
        new,
        by=by,
        commune=target.resolution.commune,
        replaces=figure.pk,
        reason=reason,
    )
    return new


def _write(
    target: Target,
    entry: Entry,
    by: User,
    kind: str,
    replaces: TargetFigure | None = None,
    reason: str = "",
) -> TargetFigure:
    _refuse_impossible(entry)
    villages = set[int]()
    if entry.by_village:
        commune = target.resolution.commune
        villages = set(villages_of(commune, entry.as_of).values_list("pk", flat=True))
    if not set(entry.missing) <= villages:
        raise Refused(_("The missing villages must be villages of the commune."))
    return TargetFigure.objects.create(
        target=target,
        kind=kind,
        as_of=entry.as_of,
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        missing=sorted(set(entry.missing)),
        expected=len(villages),
        source=entry.source.strip(),
        note=entry.note.strip(),
        entered_by=by,
        replaces=replaces,
        reason=reason.strip(),
    )


def _refuse_impossible(entry: Entry) -> None:
    if entry.as_of > timezone.localdate():
        raise Refused(_("The day of a figure cannot lie in the future."))
    if not entry.source.strip():
        raise Refused(_("Say which report or list the figure comes from."))
    part, whole = entry.numerator, entry.denominator
    numbers = [n for n in (entry.value, part, whole) if n is not None]
    if not all(keeps_exactly(number) for number in numbers):
        raise Refused(_("The number is too long."))
    is_share = part is not None and whole is not None
    if is_share == (entry.value is not None) or (part is None) != (whole is None):
        raise Refused(_("Enter either a value, or a part and its whole."))
    if part is not None and whole is not None and not 0 <= part <= whole > 0:
        raise Refused(_("The part cannot be larger than the whole."))
