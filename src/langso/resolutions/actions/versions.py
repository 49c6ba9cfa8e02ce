"""A correction of an adopted resolution begins as a draft of its own."""

from copy import copy
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.people.models import User
from langso.resolutions.models import (
    Clause,
    Doubt,
    Item,
    Resolution,
    Result,
    Target,
    Task,
)
from langso.resolutions.rules import may_follow_up

RowT = TypeVar("RowT", bound=models.Model)


@transaction.atomic
def begin_version(resolution: Resolution, reason: str, *, by: User) -> Resolution:
    """Copy the resolution in force into a draft that may be corrected and adopted.

    Every decision is copied too, so only what changes needs another look. Where its
    file has a draft already, that one is returned. Raises `NotAllowed`, and `Refused`
    without a reason.
    """
    require(may_follow_up(by, resolution))
    if not reason.strip():
        raise Refused(_("Say why a new version replaces the adopted resolution."))
    Resolution.objects.select_for_update().get(pk=resolution.pk)
    begun = Resolution.objects.filter(
        source_file=resolution.source_file_id, status=Resolution.Status.DRAFT
    ).first()
    if begun:
        return begun
    draft = _draft_like(resolution, reason, by)
    clauses = _copy_clauses(resolution, draft)
    for model in (Result, Target, Task, Doubt):
        _copy_rows(model, resolution, draft, clauses)
    record("resolution.version-begun", draft, by=by, commune=draft.commune)
    return draft


def _draft_like(resolution: Resolution, reason: str, by: User) -> Resolution:
    draft = _unsaved(resolution)
    draft.status, draft.version, draft.supersedes = Resolution.Status.DRAFT, None, None
    draft.adopted_by = draft.adopted_at = None
    draft.reason, draft.created_by, draft.changed_at = reason, by, timezone.now()
    draft.save()
    return draft


def _copy_clauses(source: Resolution, draft: Resolution) -> dict[int | None, Clause]:
    """Copy the tree; return each copy by the id of its original."""
    copies: dict[int | None, Clause] = {}
    parents = {}
    for clause in source.clauses.all():
        twin = copies[clause.pk] = _unsaved(clause)
        parents[clause.pk] = clause.parent_id
        twin.resolution, twin.parent = draft, None
    Clause.objects.bulk_create(copies.values())
    for origin, parent in parents.items():
        copies[origin].parent = copies.get(parent)
    Clause.objects.bulk_update(copies.values(), ["parent"], batch_size=500)
    return copies


def _copy_rows(
    model: type[Item] | type[Doubt],
    source: Resolution,
    draft: Resolution,
    clauses: dict[int | None, Clause],
) -> None:
    copies: list[Any] = []
    for row in model._default_manager.filter(resolution=source):
        twin = _unsaved(row)
        twin.resolution, twin.clause = draft, clauses.get(row.clause_id)
        if isinstance(twin, Target):
            twin.carried = {}  # decided since
        copies.append(twin)
    model._default_manager.bulk_create(copies)


def _unsaved(row: RowT) -> RowT:
    """A copy of the row that the database does not know yet."""
    twin = copy(row)
    twin._state = copy(row._state)
    twin._state.fields_cache = dict(row._state.fields_cache)
    twin.pk, twin._state.adding = None, True
    return twin
