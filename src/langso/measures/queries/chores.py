"""What awaits an officer, and what awaits a village, until when."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from langso.core.chores import Chore
from langso.measures.models import Form, Period, Report
from langso.measures.queries.doubts import open_doubts
from langso.measures.queries.obstacles import continuing_targets, expected_gone
from langso.measures.queries.periods import Course, courses_of, to_open
from langso.measures.queries.sheets import with_period
from langso.measures.queries.waiting import Waiting, noticed_in, waiting_for
from langso.measures.report_days import days_on
from langso.measures.reporters import called
from langso.measures.rules import VILLAGE_STAFF, may_fill
from langso.measures.wording import title
from langso.people.models import User
from langso.places.queries import and_before
from langso.vietnamese.days import print_date

AHEAD = timedelta(days=7)  # a village is told so long before


def officer_chores(person: User, today: date) -> Iterator[Chore]:
    """Reports to decide on, late villages, periods to open and to close, doubts."""
    communes = person.serves_communes | person.leads_communes
    if not communes:
        return
    yield from _decisions(noticed_in(waiting_for(person)))
    periods = Period.objects.filter(commune__in=communes, status=Period.Status.OPEN)
    near = periods.filter(due_on__lt=today + AHEAD).select_related("form", "commune")
    courses = courses_of(near)
    yield from _of_periods(courses, today)
    yield from _own_reports(person, communes, today)
    for form, window in to_open(communes, today):
        words = {"form": form.name, "period": window.name}
        yield Chore(
            _("%(form)s: open %(period)s") % words,
            _("Villages can fill it in once it is open."),
            window.ends_on,
            reverse("officer:periods"),
            _("Open the period"),
            "periods",
        )
    yield from _doubts(person, communes, today)
    yield from _still_held_up(communes, today)


def village_chores(person: User, today: date) -> Iterator[Chore]:
    """The reports a person fills in: soon due, late, or sent back with a reason.

    Of closed periods, too: what comes late makes a new version of the closing.
    """
    units = person.units(*VILLAGE_STAFF)
    if not units:
        return
    reports = Report.objects.filter(
        unit__in=and_before(units),
        status__in=Report.OPEN,
        period__due_on__lte=today + AHEAD,
    )
    for report in with_period(reports):
        if report.takes_answers and may_fill(person, report):
            yield _to_fill(report, today)


def fill_address(report: Report) -> str:
    """Where a report is filled in: a village's by phone, the commune's at a desk."""
    if report.period.form.is_of_commune:
        return reverse("officer:fill", args=[report.pk])
    return reverse("phone:report", args=[report.pk])


def _of_periods(courses: list[Course], today: date) -> Iterator[Chore]:
    """Late villages, and what is complete."""
    begun = [course for course in courses if course.period.due_on < today]
    for course in begun:
        if course.outstanding and not course.period.form.is_of_commune:
            yield _late(course)
    yield from _to_close([course for course in begun if course.is_complete])


def _own_reports(
    person: User, communes: Collection[int], today: date
) -> Iterator[Chore]:
    """What the own office answers for the commune, closed or not: late still counts."""
    reports = Report.objects.filter(
        commune__in=communes,
        status__in=Report.OPEN,
        period__form__level=Form.Level.COMMUNE,
        period__due_on__lt=today + AHEAD,
    )
    for report in with_period(reports):
        if may_fill(person, report):
            yield _to_fill(report, today)


def _to_fill(report: Report, today: date) -> Chore:
    due = report.period.due_on
    words = {"day": print_date(due), "days": (today - due).days}
    if report.status == Report.Status.RETURNED:
        why = _("Sent back: %s") % report.remark
    elif due < today:
        why = _("It was due on %(day)s, %(days)s days ago.") % words
    else:
        why = _("It is due on %(day)s.") % words
    title = f"{report.period.form.name}, {report.period.name}, {report.unit.name}"
    verb = _("Open the report")
    return Chore(title, why, due, fill_address(report), verb, "reports")


def _decisions(waiting: list[Waiting]) -> Iterator[Chore]:
    quiet: dict[int, list[Report]] = {}
    for one in waiting:
        if one.remarks:
            yield _with_remarks(one)
        else:
            quiet.setdefault(one.report.period_id, []).append(one.report)
    for reports in quiet.values():
        yield _quiet(reports)


def _quiet(reports: list[Report]) -> Chore:
    """Nothing was noticed: one opens at once, several can be approved together."""
    count, first = len(reports), reports[0]
    names = ", ".join(report.unit.name for report in reports)
    words = {"count": count, "period": first.period.name, "names": names}
    waits = ngettext(
        "One report of %(period)s waits.",
        "%(count)s reports of %(period)s wait.",
        count,
    )
    url = reverse("officer:review", args=[first.pk])
    verb = _("Look and decide")
    if count > 1:
        url = reverse("officer:period", args=[first.period_id])
        verb = _("Look at all %(count)s") % words
    day = max(_decide_by(report) for report in reports)
    title = _("%(names)s: nothing unusual") % words
    return Chore(title, waits % words, day, url, verb, "reports")


def _with_remarks(one: Waiting) -> Chore:
    report, count = one.report, len(one.remarks)
    words = {"unit": report.unit.name, "period": report.period.name, "count": count}
    title = ngettext(
        "%(unit)s: report of %(period)s, one number to look at",
        "%(unit)s: report of %(period)s, %(count)s numbers to look at",
        count,
    )
    said = one.remarks[0].message
    if reason := one.remarks[0].explained:
        said += " " + _("The village gave a reason: “%s”.") % reason
    url = reverse("officer:review", args=[report.pk])
    day = _decide_by(report)
    return Chore(title % words, said, day, url, _("Look and decide"), "reports")


def _decide_by(report: Report) -> date:
    """After it was sent, never before the due day; by the rule of the day it came."""
    sent = report.submitted_at
    day = timezone.localdate(sent) if sent else report.period.due_on
    return max(day, report.period.due_on) + days_on("decide", day)[0]


def _late(course: Course) -> Chore:
    """Late villages are reminded, together."""
    period, late = course.period, len(course.outstanding)
    units = called(period.form.level, get_language())
    words = {"count": late, "period": period.name, "units": units}
    url = reverse("officer:period", args=[period.pk])
    title = ngettext(
        "One of the %(units)s has not sent its report of %(period)s",
        "%(count)s %(units)s have not sent their reports of %(period)s",
        late,
    )
    why = f"{course.names}."
    if course.reminded_at:
        when = print_date(timezone.localdate(course.reminded_at))
        why += " " + _("Reminded on %s.") % when
    verb = ngettext("Remind it", "Remind all %(count)s", late) % words
    return Chore(title % words, why, period.due_on, url, verb, "late")


def _to_close(courses: list[Course]) -> Iterator[Chore]:
    """Periods of which all is approved, in one chore; the newest says until when."""
    if courses:
        count = len(courses)
        title = ngettext(
            "One period is ready to be closed",
            "%s periods are ready to be closed",
            count,
        )
        names = ", ".join(course.period.name for course in courses)
        yield Chore(
            title % count if "%" in title else title,
            _("All reports are approved: %s.") % names,
            max(_close_by(course.period.due_on) for course in courses),
            reverse("measures:closings"),
            _("Look at the periods"),
            "periods",
        )


def _close_by(due: date) -> date:
    """As the rule of the day on which the reports were due has it."""
    return due + days_on("close", due)[0]


def _doubts(person: User, communes: set[int], today: date) -> Iterator[Chore]:
    held = {post.unit_id: post.unit for post in person.current_posts}
    for commune in sorted(communes):
        if count := open_doubts(held[commune], today):
            yield Chore(
                ngettext(
                    "One figure may need a look", "%s figures may need a look", count
                )
                % count,
                _("They differ from what is usual. Each can be explained once."),
                today + AHEAD,
                reverse("officer:doubts"),
                _("See the list"),
                "doubts",
            )


def _still_held_up(communes: set[int], today: date) -> Iterator[Chore]:
    """What was expected to be lifted by now is asked about."""
    gone = expected_gone(communes, today)
    targets = continuing_targets(gone)
    for obstacle in gone:
        target = targets.get(obstacle.pk)
        if target is None or obstacle.expected_on is None:
            continue
        day = print_date(obstacle.expected_on)
        yield Chore(
            _("Held up longer than expected: %s") % title(target),
            _("It was expected to be lifted by %(day)s.") % {"day": day},
            obstacle.expected_on,
            reverse("measures:obstacle", args=[target.pk]),
            _("Open the obstacle"),
            "other",
        )
