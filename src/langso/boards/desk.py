"""The desk (bàn việc): what awaits a person, by due date, and how the month stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from langso.boards.bars import draw_bar
from langso.boards.cards import TargetCard
from langso.boards.drawing import Bar, PetalState, Plate, plate
from langso.core.chores import Chore, chores_of
from langso.measures.aims import Status
from langso.measures.history import figures_with_role, language
from langso.measures.models import Period, Report, TargetFigure
from langso.measures.queries import judge_target
from langso.measures.queries.columns import targets_in_force
from langso.measures.queries.obstacles import reasons_of
from langso.measures.queries.periods import Course, courses_of
from langso.measures.queries.standings import needles_of
from langso.measures.verdicts import BAD
from langso.people.models import User
from langso.places.models import Unit

SHOWN = {*BAD, Status.HELD_UP}
WEEK = timedelta(days=7)
SHOWN_BEHIND = 3
DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True)
class Group:
    """Chores of one heading."""

    title: str
    chores: tuple[Chore, ...]


@dataclass(frozen=True)
class Day:
    """One day of the strip with what falls due on it."""

    day: date
    name: str
    titles: tuple[str, ...]
    is_today: bool


@dataclass(frozen=True)
class Lagging:
    """A target that is behind: as the side column of the desk shows it."""

    title: str
    value: str
    needs: str
    aim: str
    bar: Bar
    held_up: str  # why, where a reason was named


@dataclass(frozen=True)
class Desk:
    """What awaits a person; beside it the newest period and the targets behind."""

    chores: tuple[Chore, ...]
    course: Course | None = None
    behind: tuple[Lagging, ...] = ()


def desk_of(person: User, today: date) -> Desk:
    """Put the desk together: every room is asked for its chores."""
    chores = tuple(chores_of(person, today))
    communes = sorted(person.serves_communes | person.leads_communes)
    course = newest_course(communes, today) if communes else None
    if course is None:
        return Desk(chores)
    return Desk(chores, course, tuple(lagging(course.period.commune, today)))


def groups(chores: Sequence[Chore], today: date) -> list[Group]:
    """Overdue, today, within a week, later; the last only where there is something."""
    late = [chore for chore in chores if chore.due_on < today]
    now = [chore for chore in chores if chore.due_on == today]
    week = [chore for chore in chores if today < chore.due_on <= today + WEEK]
    later = [chore for chore in chores if chore.due_on > today + WEEK]
    found = [
        Group(_("Past due"), tuple(late)),
        Group(_("Today"), tuple(now)),
        Group(_("This week"), tuple(week)),
        Group(_("Later"), tuple(later)),
    ]
    return [group for group in found[:3]] + [group for group in found[3:] if later]


def strip(chores: Sequence[Chore], today: date) -> Iterator[Day]:
    """The working days of this week and the next, with what is due on each."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=n) for n in range(14) if n % 7 < 5]
    if today not in days:
        days = [*days[:5], today, *days[5:]]
    for day in days:
        due = tuple(chore.title for chore in chores if chore.due_on == day)
        yield Day(day, DAYS[day.weekday()], due, day == today)


def newest_course(communes: Sequence[int], today: date) -> Course | None:
    """The newest period of the commune that has ended. Two queries."""
    ended = Period.objects.filter(commune__in=communes, ends_on__lt=today)
    newest = ended.select_related("form", "commune").order_by("-ends_on", "pk")[:1]
    return next(iter(courses_of(newest, with_reminders=False)), None)


def plate_of(course: Course) -> Plate:
    """One petal per unit: filled approved, pale waiting, dashed not sent."""
    states: dict[str, PetalState] = {
        Report.Status.APPROVED: "full",
        Report.Status.SUBMITTED: "wait",
    }
    petals: list[tuple[str, str, PetalState]] = [
        (one.unit.name, str(one.unit.ordinal), states.get(one.status, "gone"))
        for one in course.reports
    ]
    return plate(petals)


def lagging(commune: Unit, today: date) -> list[Lagging]:
    """The targets in force that are behind or held up, by what villages add up to."""
    return list(_lagging(commune, today))


def _lagging(commune: Unit, today: date) -> Iterator[Lagging]:
    targets = list(targets_in_force(commune))
    needles = needles_of(commune, targets, today)
    entered: dict[UUID, list[TargetFigure]] = {}  # a starting level among them
    for figure in figures_with_role().filter(target__thread__in=list(needles)):
        entered.setdefault(figure.thread, []).append(figure)  # type: ignore[attr-defined]
    reasons = reasons_of(commune)
    for number, target in enumerate(targets, 1):
        if target.thread not in needles:
            continue
        why, figures = reasons.get(target.thread, ""), entered.get(target.thread, ())
        judged = judge_target(
            target, figures, today, needles[target.thread], is_held_up=bool(why)
        )
        if judged.verdict.status in SHOWN and judged.standing is not None:
            card = TargetCard(number, judged, "", "")
            said = judged.wording(language())
            yield Lagging(
                card.title,
                said.current_words(judged.verdict, judged.standing),
                card.needs,
                card.aim,
                draw_bar(judged.aim, judged.verdict, judged.standing),
                why if judged.verdict.status == Status.HELD_UP else "",
            )


def today_in_words(today: date) -> str:
    """The day as the head of the desk says it."""
    names = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    return f"{names[today.weekday()]}, ngày {today.day}/{today.month}/{today.year}"
