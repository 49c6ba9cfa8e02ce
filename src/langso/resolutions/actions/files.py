"""A kept file is read once more, or removed."""

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.resolutions.actions.reading import State, read_later
from langso.resolutions.models import SourceFile
from langso.resolutions.rules import may_import


@transaction.atomic
def read_again(source_file: SourceFile, *, by: User) -> None:
    """Queue a file that failed, or whose draft was discarded, to be read once more.

    Raises `NotAllowed`, and `Conflict` if it is waiting or being read already.
    """
    require(may_import(by, source_file.commune))
    ended = SourceFile.objects.filter(
        pk=source_file.pk, state__in=[State.FAILED, State.READ]
    )
    if not ended.update(state=State.WAITING, attempts=0, pages_done=0, heartbeat=None):
        raise Conflict(source_file)
    source_file.refresh_from_db()
    read_later.enqueue(source_file.pk, by.pk)
    record("file.read-again", source_file, by=by, commune=source_file.commune)


@transaction.atomic
def discard_file(source_file: SourceFile, *, by: User) -> None:
    """Remove a file from which nothing came.

    Raises `NotAllowed`, `Refused` while a resolution rests on it, and `Conflict` while
    it is being read.
    """
    require(may_import(by, source_file.commune))
    locked = SourceFile.objects.select_for_update().get(pk=source_file.pk)
    if locked.resolutions.exists():
        raise Refused(_("A resolution rests on this file, so it stays."))
    if locked.state == State.READING:
        raise Conflict(source_file)
    record(
        "file.discarded",
        source_file,
        by=by,
        commune=source_file.commune,
        name=source_file.name,
        sha256=source_file.sha256,
    )
    locked.delete()
