"""Certificates are printed by the worker: asked for, stopped, gone on with."""

import errno
import logging
import shutil
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from langso.core.actions import Refused, hold, move, record, require
from langso.core.rules import is_system
from langso.papers.models import PrintRun
from langso.papers.queries.printing import (
    certificates_of,
    folder_of,
    job_of,
    printed,
)
from langso.people.models import User
from langso.titles.models import Certificate, Decision
from langso.titles.rules import may_print
from langso.writer.certificates.chunk import chunk_pdf
from langso.writer.certificates.making import Stopped, make_certificates
from langso.writer.errors import BadTemplate, NotWritten

STALE = timedelta(minutes=2)  # a worker that gave no sign for so long is dead
MOST_ATTEMPTS = 5  # a run that ends five workers would end every worker
State, Trouble = PrintRun.Status, PrintRun.Trouble
FULL = {errno.ENOSPC, errno.EDQUOT}
log = logging.getLogger(__name__)


@transaction.atomic
def print_all(decision: Decision, paper: str, site: str, *, by: User) -> PrintRun:
    """Have all certificates of a decision made; a run that is on its way is returned.

    Raises `NotAllowed`, and `Refused` where the decision awards nothing.
    """
    require(may_print(by, decision.commune))
    hold(decision.commune)
    active = PrintRun.objects.filter(decision=decision, status__in=PrintRun.ACTIVE)
    if found := active.first():
        return found
    total = certificates_of(decision).count()
    if not total:
        raise Refused(_("This decision awards nothing that could be printed."))
    run = PrintRun.objects.create(
        commune=decision.commune, decision=decision, paper=paper, site=site,
        total=total, asked_by=by, beat_at=timezone.now(),
    )  # fmt: skip
    print_later.enqueue(run.pk)
    record("certificates.asked", run, by=by, count=total, paper=paper)
    return run


@transaction.atomic
def stop_run(run: PrintRun, *, by: User) -> None:
    """Stop a run; what is done is kept. Raises `Conflict` if it ended by itself."""
    require(may_print(by, run.commune))
    run.refresh_from_db()
    source = run.status if run.is_active else State.RUNNING
    move(run, source, State.STOPPED)
    record("certificates.stopped", run, by=by, done=run.done)


@transaction.atomic
def resume_run(run: PrintRun, *, by: User) -> None:
    """Go on where a run was stopped or broke off.

    Raises `Conflict` if somebody did, `Refused` while another one is on its way.
    """
    require(may_print(by, run.commune))
    hold(run.commune)
    run.refresh_from_db()
    others = PrintRun.objects.filter(decision=run.decision_id).exclude(pk=run.pk)
    if others.filter(status__in=PrintRun.ACTIVE).exists():
        raise Refused(_("Another run of this decision is on its way."))
    source = run.status if run.status == State.FAILED else State.STOPPED
    again = {"beat_at": timezone.now(), "trouble": ""}
    move(run, source, State.WAITING, **again)
    print_later.enqueue(run.pk)
    record("certificates.resumed", run, by=by, done=run.done)


def reprint(certificate: Certificate, paper: str, site: str, *, by: User) -> bytes:
    """Return one certificate once more, as PDF; that it was printed is written down.

    Raises `Refused` for an award that was cancelled, or a layout that cannot be drawn.
    """
    require(may_print(by, certificate.commune))
    decision = certificate.assessment.decision
    if decision is None or not certificates_of(decision).filter(pk=certificate.pk):
        raise Refused(_("The award was cancelled: its certificate is not printed."))
    try:
        one = printed(certificate, certificate.commune, site)
        drawn = chunk_pdf(job_of(decision, paper), [one])
    except (BadTemplate, NotWritten) as bad:
        raise Refused(Trouble.LAYOUT.label) from bad
    record("certificate.reprinted", certificate, by=by)
    return drawn


@task()
def print_later(run_id: int) -> None:
    """Make what was asked for; a second run of the same task does nothing."""
    waiting = PrintRun.objects.filter(pk=run_id, status=State.WAITING)
    now = timezone.now()
    if not waiting.update(
        status=State.RUNNING, attempts=F("attempts") + 1, beat_at=now
    ):
        return
    run = PrintRun.objects.select_related("decision__commune").get(pk=run_id)
    try:
        _make(run)
    except Stopped:
        log.info("printing %s was stopped", run_id)
    except OSError as problem:
        _fail(run, Trouble.FULL if problem.errno in FULL else Trouble.BROKEN)
    except (BadTemplate, NotWritten):
        _fail(run, Trouble.LAYOUT)
    except DatabaseError:
        raise  # away for a moment: the sweep takes the run up again
    except Exception:
        _fail(run, Trouble.BROKEN)


def _make(run: PrintRun) -> None:
    commune = run.decision.commune
    rows = certificates_of(run.decision)
    listed = [printed(row, commune, run.site) for row in rows]
    folder = folder_of(run)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def told(done: int, total: int) -> bool:
        beat = {"done": done, "total": total, "beat_at": timezone.now()}
        return bool(_mine(run).update(**beat))

    path = make_certificates(
        job_of(run.decision, run.paper), listed, folder, progress=told
    )
    size, count = path.stat().st_size, len(listed)
    ended = {"status": State.DONE, "done": count, "total": count, "size": size}
    if _mine(run).update(**ended):
        _forget_earlier(run)


def _mine(run: PrintRun) -> QuerySet[PrintRun]:
    """The run while this worker is the one that is at it."""
    return PrintRun.objects.filter(
        pk=run.pk, status=State.RUNNING, attempts=run.attempts
    )


def _fail(run: PrintRun, trouble: str) -> None:
    log.exception("printing %s broke off", run.pk)
    _mine(run).update(status=State.FAILED, trouble=trouble)


def _forget_earlier(run: PrintRun) -> None:
    """The files of earlier runs hold names that may have been cancelled since."""
    for old in PrintRun.objects.filter(decision=run.decision_id, pk__lt=run.pk):
        shutil.rmtree(folder_of(old), ignore_errors=True)


@transaction.atomic
def requeue_runs(*, by: User) -> int:
    """Queue every run again whose worker died; return how many.

    Raises `NotAllowed` unless `by` is the system.
    """
    require(is_system(by))
    limit = timezone.now() - STALE
    states = [State.RUNNING]
    if not DBTaskResult.objects.ready().exists():
        states.append(State.WAITING)
    dead = PrintRun.objects.filter(status__in=states, beat_at__lt=limit)
    return sum(_requeue(run, by) for run in dead.select_related("commune"))


def _requeue(run: PrintRun, by: User) -> bool:
    unchanged = PrintRun.objects.filter(
        pk=run.pk, status=run.status, beat_at=run.beat_at
    )
    if run.attempts >= MOST_ATTEMPTS:
        unchanged.update(status=State.FAILED, trouble=Trouble.BROKEN)
        return False
    if not unchanged.update(status=State.WAITING, beat_at=timezone.now()):
        return False
    print_later.enqueue(run.pk)
    record("certificates.requeued", run, by=by)
    return True
