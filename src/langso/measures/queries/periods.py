"""How the periods of a commune stand: who sent, who is late, what is to be opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, OuterRef, Subquery
from django.utils.functional import cached_property

from langso.core.chains import subject_of
from langso.core.models import Event
from langso.measures.calendars import Window, window_on
from langso.measures.models import Form, Period, Report
from langso.measures.queries.mapping import those_that_ask
from langso.places.models import Unit

AHEAD = timedelta(days=3)  # a period is opened so long before it ends
OPEN_REPORTS = Report.OPEN
REMINDED = "period.reminded"


@dataclass(frozen=True)
class Course:
    """One period with the newest report of each unit, and when it was reminded of."""

    period: Period
    reports: tuple[Report, ...]
    reminded_at: datetime | None = None

    def _of(self, *statuses: str) -> list[Report]:
        return [report for report in self.reports if report.status in statuses]

    @cached_property
    def approved(self) -> list[Report]:
        return self._of(Report.Status.APPROVED)

    @cached_property
    def waiting(self) -> list[Report]:
        return self._of(Report.Status.SUBMITTED)

    @cached_property
    def outstanding(self) -> list[Report]:
        """Still with those who fill them in."""
        return self._of(*OPEN_REPORTS)

    @property
    def is_complete(self) -> bool:
        return len(self.approved) == len(self.reports)

    @property
    def sent(self) -> int:
        return len(self.reports) - len(self.outstanding)

    @property
    def names(self) -> str:
        """The units that have not sent, as a sentence needs them."""
        return ", ".join(report.unit.name for report in self.outstanding)


def courses_of(
    periods: Iterable[Period], *, with_reminders: bool = True
) -> list[Course]:
    """Periods (taken with form and commune), each with who sent what.

    Two queries, one without the days of reminders.
    """
    wanted = list(periods)
    rows = Report.objects.filter(period__in=wanted).select_related("unit")
    newest: dict[int, dict[int, Report]] = {period.pk: {} for period in wanted}
    for report in rows.exclude(status=Report.Status.REPLACED).order_by(
        "unit__ordinal", "pk"
    ):
        if report.replaces_id is None or not report.is_open:  # the old one counts
            newest[report.period_id][report.unit_id] = report
    reminded = _reminded(wanted) if with_reminders else {}
    return [
        Course(p, tuple(newest[p.pk].values()), reminded.get(subject_of(p)))
        for p in wanted
    ]


def opened_by_code(commune: Unit) -> dict[str, list[Period]]:
    """The periods of each form over its editions, newest first; `expected` units."""
    found: dict[str, list[Period]] = {}
    periods = Period.objects.filter(commune=commune).select_related("form")
    counted = periods.annotate(expected=Count("reports__unit", distinct=True))
    for period in counted.order_by("-ends_on"):
        found.setdefault(period.form.code, []).append(period)
    return found


def to_open(communes: Iterable[int], today: date) -> list[tuple[Form, Window]]:
    """The next period of each form that is about to end and not opened.

    A form of which other forms answer everything is opened by nobody. One query, and
    two more where there are several forms, whatever their number.
    """
    forms = Form.objects.filter(commune__in=list(communes), is_active=True)
    due: list[tuple[Form, Window]] = []
    opened = Period.objects.filter(  # of whichever edition
        commune=OuterRef("commune"), form__code=OuterRef("code")
    ).order_by("-ends_on")
    last = Subquery(opened.values("ends_on")[:1])
    several = list(forms.annotate(last=last).order_by("pk"))
    for form in several:
        until = today + AHEAD
        window = window_on(form.calendar, form.last or until)
        window = window.after if form.last else window
        if not form.last and window.ends_on > until:
            window = window.before
        if window.ends_on <= until:
            due.append((form, window))
    return due if len(several) == 1 else those_that_ask(due)


def _reminded(periods: list[Period]) -> dict[str, datetime]:
    subjects = [subject_of(period) for period in periods]
    events = Event.objects.filter(subject__in=subjects, verb=REMINDED).order_by()
    last = events.values("subject").annotate(last=Max("at"))
    return dict(last.values_list("subject", "last"))
