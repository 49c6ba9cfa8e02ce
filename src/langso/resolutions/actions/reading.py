"""A kept file is read, and what was found becomes a draft: proposed, not official."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from langso.core.actions import Conflict, record, require
from langso.people.models import User
from langso.reader import files, read_text
from langso.reader.errors import Unreadable
from langso.reader.model import Reading
from langso.resolutions.actions.carrying import carry_settings
from langso.resolutions.actions.proposing import write_draft
from langso.resolutions.models import Resolution, SourceContent, SourceFile
from langso.resolutions.rules import may_import

STALE = timedelta(minutes=2)  # without a heartbeat for so long, a reader is dead
State = SourceFile.State
log = logging.getLogger(__name__)


def read_source(source_file: SourceFile, *, by: User) -> Resolution | None:
    """Read a kept file into a draft; None if it cannot be read (its message says why).

    Raises `NotAllowed`, and `Conflict` while somebody else is reading it. A reading
    whose heartbeat stopped may be taken over. A file that has a draft gives that one.
    """
    require(may_import(by, source_file.commune))
    draft = source_file.resolutions.filter(status=Resolution.Status.DRAFT).first()
    if draft:
        return draft
    _take(source_file)
    try:
        return propose(source_file, _read(source_file), by=by)
    except Unreadable as error:
        give_up(source_file, error.message_vi, error.message_en, by)
    except Conflict:
        raise
    except Exception:
        log.exception("reading of source file %s broke off", source_file.pk)
        give_up(source_file, "Không đọc được tệp này.", "This file cannot be read.", by)
    return None


@task()
def read_later(source_file_id: int, user_id: int) -> None:
    """Read in the background on behalf of the uploader; a second run does nothing."""
    files = SourceFile.objects.select_related("commune").filter(pk=source_file_id)
    for source_file in files.exclude(state__in=[State.READ, State.FAILED]):
        try:
            read_source(source_file, by=User.objects.get(pk=user_id))
        except Conflict:
            log.info("source file %s is read by another worker", source_file_id)


@transaction.atomic
def propose(source_file: SourceFile, reading: Reading, *, by: User) -> Resolution:
    """Write a reading as a draft with all its items, in one transaction.

    Raises `NotAllowed`, and `Conflict` if the file was taken over by another reader.
    """
    require(may_import(by, source_file.commune))
    mine = SourceFile.objects.filter(
        pk=source_file.pk, state=State.READING, attempts=source_file.attempts
    )
    if not mine.update(state=State.READ, heartbeat=None):
        raise Conflict(source_file)
    source_file.refresh_from_db()
    SourceContent.objects.filter(pk=source_file.pk).update(reading=reading.to_dict())
    draft = write_draft(source_file, reading, by)
    carry_settings(draft)
    record("resolution.proposed", draft, by=by, commune=source_file.commune)
    return draft


def _take(source_file: SourceFile) -> None:
    """Claim the reading with one conditional UPDATE, so two workers cannot both."""
    now = timezone.now()
    idle = Q(state__in=[State.WAITING, State.FAILED, State.READ])
    abandoned = Q(state=State.READING, heartbeat__lt=now - STALE)
    free = SourceFile.objects.filter(idle | abandoned, pk=source_file.pk)
    taken = free.update(
        state=State.READING,
        heartbeat=now,
        attempts=F("attempts") + 1,
        pages_done=0,
        pages_total=None,
        message_vi="",
        message_en="",
    )
    if not taken:
        raise Conflict(source_file)
    source_file.refresh_from_db()


def _read(source_file: SourceFile) -> Reading:
    raw = bytes(SourceContent.objects.get(pk=source_file.pk).raw)
    source = files.load(raw, name=source_file.name, on_page=_heartbeat(source_file))
    # PostgreSQL stores no NUL; one character for another keeps every span.
    return read_text(source.text.replace("\x00", "\N{REPLACEMENT CHARACTER}"))


def _heartbeat(source_file: SourceFile) -> Callable[[int, int], None]:
    """After each page: how far it is, and that the reader lives."""

    def beat(done: int, total: int) -> None:
        SourceFile.objects.filter(
            pk=source_file.pk, attempts=source_file.attempts
        ).update(pages_done=done, pages_total=total, heartbeat=timezone.now())

    return beat


@transaction.atomic
def give_up(source_file: SourceFile, vi: str, en: str, by: User) -> None:
    """End a reading as failed, with the sentence that says why."""
    mine = SourceFile.objects.filter(
        pk=source_file.pk, state=State.READING, attempts=source_file.attempts
    )
    if mine.update(state=State.FAILED, message_vi=vi, message_en=en, heartbeat=None):
        record("file.unreadable", source_file, by=by, commune=source_file.commune)
    source_file.refresh_from_db()
