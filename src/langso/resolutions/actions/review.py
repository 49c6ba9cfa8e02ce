"""A person looks at what the reader proposed and decides, item by item."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.resolutions.actions.carrying import carry_settings
from langso.resolutions.fields import CONTENT, HEAD, snapshot
from langso.resolutions.models import Doubt, Item, Resolution, Result, Target, Task
from langso.resolutions.queries import doubts_about, open_doubts
from langso.resolutions.rules import may_review

Review = Item.Review
ItemT = TypeVar("ItemT", bound=Item)


@transaction.atomic
def confirm_item(item: Item, *, by: User) -> None:
    """Accept an item as it stands.

    Raises `NotAllowed`, and `Conflict` if the draft was adopted or a colleague decided
    about the item since it was looked at; so do the other decisions below.
    """
    require(may_review(by, item.resolution))
    _hold_unchanged(item)
    _decide(item, _accepted(item), by)
    _record(f"{item._meta.model_name}.confirmed", item, by)


@transaction.atomic
def correct_item(
    item: Item, changes: Mapping[str, Any], *, by: User, reason: str = ""
) -> None:
    """Change what an item says; its quote and what was proposed stay as they are.

    What was decided once is changed only with a reason. Raises `NotAllowed`,
    `Conflict`, `Refused`, and `KeyError` for a field that is not content.
    """
    require(may_review(by, item.resolution))
    _hold_unchanged(item)
    before = snapshot(item)
    _apply(item, changes, CONTENT[type(item)])
    if item.is_decided and snapshot(item) != before and not reason.strip():
        raise Refused(_("Say why this is changed: it was looked at before."))
    item.note = reason or item.note
    _decide(item, _accepted(item), by)
    said = {"before": before, "after": snapshot(item), "reason": reason}
    _record(f"{item._meta.model_name}.corrected", item, by, **said)


@transaction.atomic
def reject_item(item: Item, *, by: User, note: str = "") -> None:
    """Say that this is not an item of the resolution. It stays readable."""
    require(may_review(by, item.resolution))
    _hold_unchanged(item)
    item.note = note
    _decide(item, Review.REJECTED, by)
    _record(f"{item._meta.model_name}.rejected", item, by, note=note)


@transaction.atomic
def add_item(
    model: type[ItemT],
    resolution: Resolution,
    span: tuple[int, int],
    values: Mapping[str, Any],
    *,
    by: User,
) -> ItemT:
    """Add what the reader missed; `span` marks its quote in the text.

    Raises `NotAllowed`, `Conflict`, and `Refused` for a span outside the text.
    """
    require(may_review(by, resolution))
    hold_draft(resolution)
    start, end = span
    if not 0 <= start < end <= len(resolution.text):
        raise Refused(_("Mark the words of the document the item stands in."))
    item = model(
        resolution=resolution,
        start=start,
        end=end,
        quote=resolution.text[start:end],
        order=model._default_manager.filter(resolution=resolution).count(),
        clause=resolution.clauses.filter(start__lte=start, end__gt=start).last(),
    )
    _apply(item, values, CONTENT[model])
    _decide(item, Review.ADDED, by)
    _record(f"{item._meta.model_name}.added", item, by, after=snapshot(item))
    return item


@transaction.atomic
def confirm_clear(resolution: Resolution, *, by: User) -> int:
    """Confirm what nobody has looked at and no open doubt is about; return how many."""
    require(may_review(by, resolution))
    hold_draft(resolution)
    doubts = open_doubts(resolution)
    decided = {"reviewed_by": by, "reviewed_at": timezone.now()}
    count = 0
    for model in (Result, Target, Task):
        left = model._default_manager.filter(
            resolution=resolution, review=Review.PROPOSED
        )
        clear = [item.pk for item in left if not doubts_about(item, doubts)]
        count += left.filter(pk__in=clear).update(review=Review.CONFIRMED, **decided)
    record("resolution.clear-confirmed", resolution, by=by, count=count)
    return count


@transaction.atomic
def confirm_rest(resolution: Resolution, *, by: User) -> int:
    """Confirm every item nobody has looked at yet; return how many."""
    require(may_review(by, resolution))
    hold_draft(resolution)
    decided = {"reviewed_by": by, "reviewed_at": timezone.now()}
    count = sum(
        model._default_manager.filter(
            resolution=resolution, review=Review.PROPOSED
        ).update(review=Review.CONFIRMED, **decided)
        for model in (Result, Target, Task)
    )
    record("resolution.rest-confirmed", resolution, by=by, count=count)
    return count


@transaction.atomic
def answer_doubt(doubt: Doubt, answer: str, *, by: User, note: str = "") -> None:
    """Say what becomes of a doubt. It changes no figure; `correct_item` does that.

    Raises `NotAllowed`, `Conflict`, and `Refused` for an answer that is none.
    """
    require(may_review(by, doubt.resolution))
    hold_draft(doubt.resolution)
    _require_unchanged(doubt, answered_at=doubt.answered_at)
    if not answer or answer not in Doubt.Answer.values:
        raise Refused(_("Choose what to do about this point."))
    doubt.answer, doubt.note = answer, note
    doubt.answered_by, doubt.answered_at = by, timezone.now()
    doubt.save(update_fields=["answer", "note", "answered_by", "answered_at"])
    _record("doubt.answered", doubt, by, answer=answer, note=note)


@transaction.atomic
def edit_head(resolution: Resolution, changes: Mapping[str, Any], *, by: User) -> None:
    """Fill in or correct the head of a draft: number, dates, title, issuers."""
    require(may_review(by, resolution))
    hold_draft(resolution)
    _apply(resolution, changes, HEAD)
    resolution.save(update_fields=HEAD)
    if "year" in changes:
        carry_settings(resolution)  # the version in force is known only by its year
    record("resolution.head-edited", resolution, by=by, fields=sorted(changes))


def hold_draft(resolution: Resolution) -> None:
    """Keep the draft from being adopted until this transaction ends, or `Conflict`."""
    drafts = Resolution.objects.filter(pk=resolution.pk, status=Resolution.Status.DRAFT)
    now = timezone.now()
    if not drafts.update(changed_at=now):
        raise Conflict(resolution)
    resolution.changed_at = now


def _record(verb: str, row: Item | Doubt, by: User, **data: Any) -> None:
    """Write it down in the history of the commune whose resolution it is."""
    record(verb, row, by=by, commune_id=row.resolution.commune_id, **data)


def _hold_unchanged(item: Item) -> None:
    hold_draft(item.resolution)
    _require_unchanged(item, reviewed_at=item.reviewed_at)


def _require_unchanged(row: Item | Doubt, **seen: datetime | None) -> None:
    """Raise `Conflict` if somebody decided since; the held draft keeps it so."""
    if not type(row)._default_manager.filter(pk=row.pk, **seen).exists():
        raise Conflict(row)


def _accepted(item: Item) -> Review:
    """How an accepted item came about: added, corrected, or as proposed."""
    if item.proposed is None:
        return Review.ADDED
    as_proposed = snapshot(item) == item.proposed | getattr(item, "carried", {})
    return Review.CONFIRMED if as_proposed else Review.CORRECTED


def _apply(row: Any, changes: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    if unknown := set(changes) - set(allowed):
        raise KeyError(*unknown)
    for name, value in changes.items():
        setattr(row, name, value)


def _decide(item: Item, review: Review, by: User) -> None:
    item.review, item.reviewed_by, item.reviewed_at = review, by, timezone.now()
    item.save()
