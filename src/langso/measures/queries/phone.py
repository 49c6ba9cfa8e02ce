"""What a village finds on its phone: its reports, and how it stands.

Nothing here compares villages with one another, unless the commune wants it to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, Q
from django.urls import reverse

from langso.measures.aims import SHARES
from langso.measures.charts import Chart
from langso.measures.facts import facts
from langso.measures.models import Indicator, Measure, Ranking, Report, Share
from langso.measures.queries.own import Own, own_chart, own_steps
from langso.measures.queries.sheets import with_period
from langso.measures.queries.spans import window_of_target
from langso.measures.queries.standings import (
    Needle,
    Needles,
    Village,
    needles_of,
)
from langso.measures.ranking import place_of
from langso.measures.rules import may_fill, visible_reports
from langso.measures.wording import share, title
from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import and_before
from langso.resolutions.models import Resolution, Target
from langso.resolutions.wording import amount, plain
from langso.vietnamese.percent import print_percent

NEWEST = 80  # reports looked at besides open ones
SHOWN = 3  # approved ones


@dataclass(frozen=True)
class Work:
    """The reports of somebody's villages: to be put right, to fill in, sent, done."""

    units: tuple[Unit, ...]
    returned: tuple[Report, ...]
    due: tuple[Report, ...]
    sent: tuple[Report, ...]
    approved: tuple[Report, ...]

    @property
    def names_units(self) -> bool:
        """Which village a report is of has to be said."""
        reports = (*self.returned, *self.due, *self.sent, *self.approved)
        return len({*self.units, *(report.unit for report in reports)}) > 1


@dataclass(frozen=True)
class Course:
    """A target as it looks from one village: its own number, its share, the commune."""

    target: Target
    indicator: Indicator
    own: Village
    share: Share | None
    commune: Needle
    report: int | None  # the newest verified one with the village's number
    records: str  # where the records are, if the number is counted from them
    chart: Chart | None = None  # of the village alone, counted, against its share
    place: tuple[int, int] | None = None  # of how many; only if the commune wants it

    @property
    def covered(self) -> int:
        """How many villages stand behind the number of the commune."""
        now = self.commune.standing
        return now.expected - now.missing if now else 0

    @property
    def title(self) -> str:
        return title(self.target)

    @property
    def figure(self) -> str:
        """The village's own number, in percent where the target is; "" if unknown."""
        return self._said(self.own.part, self.own.whole)

    @property
    def parts(self) -> str:
        """The two numbers of a share: "412 trên 480 hộ"."""
        return self._parts(self.own.part, self.own.whole)

    @property
    def expected(self) -> str:
        """What the village is to contribute; "" where nothing was shared out."""
        return amount(self.share.value, self.target.unit) if self.share else ""

    @property
    def commune_figure(self) -> str:
        now = self.commune.standing
        if now is None:
            return ""
        part = now.numerator if now.value is None else now.value
        return self._said(part, now.denominator)

    @property
    def commune_parts(self) -> str:
        now = self.commune.standing
        return self._parts(now.numerator, now.denominator) if now else ""

    def _said(self, part: Decimal | None, whole: Decimal | None) -> str:
        if part is None or whole == 0:
            return ""
        if whole is not None and self.target.unit in SHARES:
            against = self.target.value
            return print_percent(plain(part), plain(whole), against=against)
        return amount(part, self.indicator.unit)

    def _parts(self, part: Decimal | None, whole: Decimal | None) -> str:
        if not part or not whole:
            return ""
        return share(part, whole, self.indicator.numerator.unit)


def work_of(person: User) -> Work:
    """What is to be done in the villages a person reports for. One query.

    Whatever is open comes, be it ever so old; also what was asked of a village that
    has since become one of these.
    """
    units = person.reports_for
    mine = visible_reports(person).filter(unit__in=and_before(units))
    is_open = Q(status__in=Report.OPEN)
    done = mine.exclude(is_open | Q(status=Report.Status.REPLACED))
    newest = done.order_by("-period__ends_on", "-pk").values("pk")[:NEWEST]
    wanted = with_period(mine).filter(is_open | Q(pk__in=newest))
    found = [
        report
        for report in wanted.order_by("-period__ends_on", "-pk")
        if not report.is_open or may_fill(person, report)
    ]
    open_ones = [r for r in found if r.takes_answers]
    open_ones.sort(key=lambda r: (r.period.due_on, r.pk))
    places = [p.unit for p in person.current_posts if p.unit_id in units]
    return Work(
        tuple({unit.pk: unit for unit in places}.values()),
        tuple(r for r in open_ones if r.status == Report.Status.RETURNED),
        tuple(r for r in open_ones if r.status != Report.Status.RETURNED),
        tuple(r for r in found if r.status == Report.Status.SUBMITTED),
        tuple(r for r in found if r.status == Report.Status.APPROVED)[:SHOWN],
    )


def courses_of(village: Unit, today: date) -> list[Course]:
    """How a village stands in the targets that are counted in it.

    Three queries more than `needles_of`, whatever the number of targets; of the course
    over the year nothing of any other village is read.
    """
    commune = village.parent
    if commune is None or village.level != Unit.Level.VILLAGE:
        return []
    targets = _targets(commune)
    needles = needles_of(commune, targets, today, verified_only=True)
    shares = _shares(village, targets, needles)
    steps = _steps(village, targets, needles, today)
    found = []
    for target in targets:
        needle = needles.get(target.thread)
        for own in needle.verified.villages if needle else ():
            if needle and own.unit == village.pk:
                told = steps[needle.indicator.numerator_id]
                given = shares.get(target.thread, {})
                found.append(_course(village, target, needle, own, given, told, today))
    return found


def _targets(commune: Unit) -> list[Target]:
    """Those in force; `is_ranked` where the commune puts its villages in order."""
    wanted = Ranking.objects.filter(commune=commune, is_shown=True)
    adopted = Target.objects.filter(
        resolution__commune=commune, resolution__status=Resolution.Status.ADOPTED
    )
    ranked = adopted.annotate(is_ranked=Exists(wanted))
    return list(ranked.select_related("resolution"))


def _course(
    village: Unit,
    target: Target,
    needle: Needles,
    own: Village,
    given: Mapping[int, Share],
    told: Own,
    today: date,
) -> Course:
    counted, mine = needle.indicator.numerator, given.get(village.pk)
    return Course(
        target,
        needle.indicator,
        own,
        mine,
        needle.verified,
        told.report,
        _records(counted, village, today),
        own_chart(target, own, mine, told, counted.unit, today),
        place_of(target, village.pk, needle, given),
    )


def _shares(
    village: Unit, targets: Iterable[Target], threads: Iterable[UUID]
) -> dict[UUID, dict[int, Share]]:
    """The shares of the village; of all where they are put in order."""
    found: dict[UUID, dict[int, Share]] = {}
    given = Share.objects.filter(thread__in=list(threads), is_current=True)
    if not any(getattr(target, "is_ranked", False) for target in targets):
        given = given.filter(village=village)
    for one in given:
        found.setdefault(one.thread, {})[one.village_id] = one
    return found


def _records(measure: Measure, village: Unit, today: date) -> str:
    fact = facts().get(measure.fact)
    return fact.records(village, today) if fact else ""


def _steps(
    village: Unit,
    targets: Iterable[Target],
    needles: Mapping[UUID, Needles],
    today: date,
) -> dict[int, Own]:
    """What the village reported in the windows of these targets, by measure."""
    starts = [
        window_of_target(t, today, needles[t.thread].indicator)[0]
        for t in targets
        if t.thread in needles
    ]
    counted = {n.indicator.numerator for n in needles.values()}
    return own_steps(village, counted, min(starts, default=today), today, _page)


def _page(report: int) -> str:
    return reverse("phone:report", args=[report])
