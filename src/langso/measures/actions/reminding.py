"""Late villages are asked for their reports: by word, and by e-mail where set up."""

from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.core.chains import subject_of
from langso.core.models import Event
from langso.measures.models import Period, Report
from langso.measures.queries.sheets import with_period
from langso.measures.reminders import letter
from langso.measures.report_days import days_on
from langso.measures.rules import may_mail, may_remind
from langso.people.models import Post, User, held
from langso.places.queries import successors


@transaction.atomic
def note_reminder(period: Period, *, by: User) -> Event:
    """Write down that the late ones were reminded, so that a colleague does not again.

    Raises `NotAllowed`, and `Refused` where nobody is late.
    """
    require(may_remind(by, period.commune))
    late = period.reports.filter(status__in=Report.OPEN)
    units = list(late.values_list("unit", flat=True))
    if not units:
        raise Refused(_("Nobody is late with this report."))
    return record("period.reminded", period, by=by, units=units)


def mail_reminders(today: date, *, by: User) -> int:
    """Write to whoever still has to send a report: before the due date, and after it.

    Nothing where no mail server is set up. Run again the same day it writes nobody
    twice. Returns how many letters were sent off.
    """
    require(may_mail(by))
    if not settings.EMAIL_HOST:
        return 0
    due = [today - days for days in days_on("remind", today)]
    reports = Report.objects.filter(
        status__in=Report.OPEN,
        replaces__isnull=True,
        period__status=Period.Status.OPEN,
        period__due_on__in=due,
    )
    return sum(_write_to(report, today, by) for report in with_period(reports))


@transaction.atomic
def _write_to(report: Report, today: date, by: User) -> int:
    """One letter to each who may fill it in; the event says how many, not to whom."""
    done = Event.objects.filter(verb="report.reminded", subject=subject_of(report))
    roles = report.period.form.roles
    there = successors(report.unit)  # itself, or what became of it
    posts = Post.objects.filter(held(), role__in=roles, unit__in=there)
    people = User.objects.filter(pk__in=posts.values("user"), is_active=True)
    addresses = sorted({person.email for person in people if person.email})  # sealed
    if not addresses or done.filter(data__on=today.isoformat()).exists():
        return 0
    record(
        "report.reminded", report, by=by, on=today.isoformat(), letters=len(addresses)
    )
    subject, text = letter(report, today)
    for address in addresses:
        send = partial(send_mail, subject, text, None, [address])
        transaction.on_commit(send, robust=True)  # a dead mail server stops nothing
    return len(addresses)
