"""Villages are reminded on their phones, where this installation has a key for it."""

import json
import logging
import time
from collections.abc import Mapping
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.db import transaction
from django.db.models import Q

from langso.core.actions import record, require
from langso.core.outside import Unreachable, post_outside
from langso.core.push_keys import contact, own_key
from langso.core.webpush import Receiver, encrypt, signed
from langso.measures.models import Period, Report
from langso.measures.queries.sheets import with_period
from langso.measures.reminders import pushed
from langso.measures.report_days import days_on
from langso.measures.rules import may_fill, may_mail
from langso.people.actions import forget_device, forget_signed_out
from langso.people.models import Device, User

GONE = (404, 410)  # the phone is not there any more
DAY = 24 * 3600  # seconds a push service keeps a message for a phone without network
log = logging.getLogger(__name__)


def push_reminders(today: date, *, by: User) -> int:
    """Tell every phone whose person has to send a report, on the days of the letters.

    A phone hears once a day that something is due, and no figure. Nothing without a
    key. Raises `NotAllowed`. Returns how many messages were taken.
    """
    require(may_mail(by))
    key = own_key()
    if key is None:
        return 0
    forget_signed_out(by=by)
    return sum(_push(device, report, key, today, by) for device, report in _due(today))


def _due(today: date) -> list[tuple[Device, Report]]:
    """Each phone that was not reminded today, with the first report that is due."""
    due = [today - days for days in days_on("remind", today)]
    late = Report.objects.filter(
        status__in=Report.OPEN,
        replaces__isnull=True,
        period__status=Period.Status.OPEN,
        period__due_on__in=due,
    )
    reports = list(with_period(late))
    never = Q(reminded_on__isnull=True) | ~Q(reminded_on=today)
    devices = Device.objects.filter(never, user__is_active=True).select_related("user")
    found = []
    for device in devices.order_by("pk"):
        mine = (report for report in reports if may_fill(device.user, report))
        if (first := next(mine, None)) is not None:
            found.append((device, first))
    return found


def _push(
    device: Device,
    report: Report,
    key: EllipticCurvePrivateKey,
    today: date,
    by: User,
) -> int:
    if not _claim(device, report, today, by):
        return 0
    try:
        status = post_outside(device.endpoint, *_message(device, key))
    except (Unreachable, ValueError):
        log.warning("a phone could not be reminded")
        return 0
    if status in GONE:
        forget_device(device, by=by)
    return int(200 <= status < 300)


@transaction.atomic
def _claim(device: Device, report: Report, today: date, by: User) -> bool:
    """Note the day first: a worker that dies reminds nobody twice."""
    free = Device.objects.filter(pk=device.pk).exclude(reminded_on=today)
    if not free.update(reminded_on=today):
        return False
    record("report.pushed", report, by=by, on=today.isoformat())
    return True


def _message(
    device: Device, key: EllipticCurvePrivateKey
) -> tuple[bytes, Mapping[str, str]]:
    body = encrypt(
        json.dumps(pushed(), ensure_ascii=False).encode(),
        Receiver.read(device.p256dh, device.auth),
    )
    return body, {
        "Authorization": signed(device.endpoint, key, contact(), int(time.time())),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(DAY),
        "Urgency": "normal",
        "Topic": "langso-den-han",
    }
