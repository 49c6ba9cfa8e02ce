"""Files of certificates go when they are past their time; they can be made anew."""

import shutil
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from langso.core.actions import record, require
from langso.core.rules import is_system
from langso.papers.day_rules import CERTIFICATES, days_on
from langso.papers.models import PrintRun
from langso.papers.queries.printing import folder_of, runs_with_files
from langso.people.models import User


@transaction.atomic
def sweep_certificates(*, by: User) -> int:
    """Delete what runs made that are past their time; return how many they were.

    A run that is on its way is left alone; one that was stopped begins anew when it
    goes on. Raises `NotAllowed`, and `ValueError` for a rule nobody can read.
    """
    require(is_system(by))
    today = timezone.localdate()
    days = days_on(CERTIFICATES, today)
    over = PrintRun.objects.select_for_update().filter(
        pk__in=runs_with_files(), beat_at__date__lt=today - timedelta(days=days)
    )
    over = over.exclude(status__in=PrintRun.ACTIVE).order_by("pk")
    swept = [run for run in over if folder_of(run).is_dir()]  # not swept meanwhile
    for run in swept:
        record("certificates.swept", run, by=by, days=days)
        shutil.rmtree(folder_of(run))
    return len(swept)
