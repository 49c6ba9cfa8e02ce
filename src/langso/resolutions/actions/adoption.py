"""The one moment a draft becomes official, or is thrown away."""

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from langso.core.actions import Conflict, Refused, move, record, require
from langso.people.models import User
from langso.resolutions.actions.review import hold_draft
from langso.resolutions.fields import asked_of
from langso.resolutions.models import Resolution, Target, Task
from langso.resolutions.queries import open_errors, undecided, who_else_adopts
from langso.resolutions.rules import may_adopt, may_review
from langso.vietnamese.spelling import fold

Status = Resolution.Status


@transaction.atomic
def adopt(resolution: Resolution, *, by: User, reason: str = "") -> None:
    """Make a draft the commune's resolution of its year, wholly or not at all.

    A resolution already in force for that year becomes `replaced`, and `reason` says
    why. Raises `NotAllowed`; `Conflict` if a colleague adopted or discarded it in the
    meantime; `Refused` while something is undecided, or to whoever worked on it.
    """
    require(may_adopt(by, resolution))
    hold_draft(resolution)
    _refuse_unready(resolution)
    if why := who_else_adopts(by, resolution):
        raise Refused(why)
    previous = _in_force(resolution)
    if previous:
        _replace(previous, resolution, reason)
    moment = {"adopted_by": by, "adopted_at": timezone.now()}
    version = {"version": _next_version(resolution), "supersedes": previous}
    try:
        move(
            resolution,
            Status.DRAFT,
            Status.ADOPTED,
            reason=reason if previous else "",
            changed_at=moment["adopted_at"],
            **moment,
            **version,
        )
    except IntegrityError as error:  # another draft of the year was adopted just now
        raise Conflict(resolution) from error
    commune = resolution.commune
    record("resolution.adopted", resolution, by=by, commune=commune, reason=reason)


@transaction.atomic
def discard_draft(resolution: Resolution, *, by: User) -> None:
    """Throw a draft away; the file stays and can be read again."""
    require(may_review(by, resolution))
    hold_draft(resolution)
    record("resolution.discarded", resolution, by=by, commune=resolution.commune)
    resolution.delete()


def _refuse_unready(resolution: Resolution) -> None:
    """Raise `Refused` with the first thing that keeps a draft from being adopted."""
    if not resolution.year or not resolution.title.strip():
        raise Refused(_("The resolution needs a title and a year."))
    if count := undecided(resolution):
        raise Refused(
            ngettext(
                "%(count)d item has not been looked at.",
                "%(count)d items have not been looked at.",
                count,
            )
            % {"count": count}
        )
    if count := open_errors(resolution):
        raise Refused(
            ngettext(
                "%(count)d point that does not add up has no answer.",
                "%(count)d points that do not add up have no answer.",
                count,
            )
            % {"count": count}
        )


def _replace(previous: Resolution, resolution: Resolution, reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Say why a new version replaces the adopted resolution."))
    move(previous, Status.ADOPTED, Status.REPLACED, changed_at=timezone.now())
    _continue_threads(previous, resolution)
    _continue_progress(previous, resolution)


def _of_the_year(resolution: Resolution) -> QuerySet[Resolution]:
    return Resolution.objects.filter(
        commune=resolution.commune_id, year=resolution.year
    )


def _in_force(resolution: Resolution) -> Resolution | None:
    return _of_the_year(resolution).filter(status=Status.ADOPTED).first()


def _next_version(resolution: Resolution) -> int:
    newest = _of_the_year(resolution).aggregate(newest=Max("version"))["newest"]
    return (newest or 0) + 1


def _continue_threads(before: Resolution, after: Resolution) -> None:
    """Let a target that is in both versions keep its thread, so its figures stay."""
    threads = {asked_of(target): target.thread for target in before.targets.all()}
    kept = [target for target in after.targets.all() if asked_of(target) in threads]
    for target in kept:
        target.thread = threads.pop(asked_of(target), target.thread)
    Target.objects.bulk_update(kept, ["thread"])


def _continue_progress(before: Resolution, after: Resolution) -> None:
    """Let a task that is in both versions stand where it stands now."""
    followed = {fold(task.quote): task for task in before.tasks.all()}
    kept = [task for task in after.tasks.all() if fold(task.quote) in followed]
    for task in kept:
        known = followed[fold(task.quote)]
        task.progress, task.progress_at = known.progress, known.progress_at
        task.progress_note = known.progress_note
    Task.objects.bulk_update(kept, ["progress", "progress_at", "progress_note"])
