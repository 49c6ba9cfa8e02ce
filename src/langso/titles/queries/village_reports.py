"""The report of a village as its page shows it: criteria, figures, answers, points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from langso.titles.criteria import Criterion, Ground
from langso.titles.merits import Counted, Merit, Said, Total, merit_of, total_of
from langso.titles.models import Assessment, Dossier, Round, VillageReport
from langso.titles.queries.counted import Known, counted_in

SENT = VillageReport.Status.SENT


@dataclass(frozen=True)
class Row:
    """A criterion: its figure if it has one, what was typed, and what comes out.

    `now` is the figure of today, where it moved since the report was sent.
    """

    criterion: Criterion
    known: Known | None
    said: Said
    merit: Merit
    now: Known | None = None

    @property
    def is_open(self) -> bool:
        """It waits for an answer; what is counted waits for nobody here."""
        return not self.criterion.is_decided and self.merit.met is None


@dataclass(frozen=True)
class Asked:
    """A ground of exclusion: yes, no, or not answered."""

    ground: Ground
    holds: bool | None


@dataclass(frozen=True)
class Block:
    """Criteria under one heading."""

    name: str
    rows: list[Row]


@dataclass
class Sheet:
    """A report with everything on it."""

    dossier: Dossier
    case: Assessment
    report: VillageReport | None
    blocks: list[Block]
    grounds: list[Asked]
    total: Total = field(init=False)

    def __post_init__(self) -> None:
        self.total = total_of((row.criterion, row.merit) for row in self.rows)

    @property
    def rows(self) -> list[Row]:
        return [row for block in self.blocks for row in block.rows]

    @property
    def is_sent(self) -> bool:
        return self.report is not None and self.report.status == SENT

    @property
    def left(self) -> int:
        """Answers that are missing."""
        open_grounds = sum(one.holds is None for one in self.grounds)
        return sum(row.is_open for row in self.rows) + open_grounds


def sheet_of(dossier: Dossier, today: date) -> Sheet:
    """The report of one dossier; its round with the set is loaded."""
    return _sheets(dossier.round, [dossier], today)[0]


def sheets_of(opened: Round, today: date) -> list[Sheet]:
    """The reports of all villages of a round, in as many questions as of one."""
    rows = opened.dossiers.select_related("village", "commune").order_by(
        "village__ordinal", "pk"
    )
    found = list(rows)
    for dossier in found:
        dossier.round = opened
    return _sheets(opened, found, today)


def _sheets(opened: Round, dossiers: list[Dossier], today: date) -> list[Sheet]:
    counted = counted_in(opened, [one.village for one in dossiers], today)
    rows = Assessment.objects.filter(dossier__in=dossiers).exclude(
        status=Assessment.Status.LEFT
    )
    cases = {row.dossier_id: row for row in rows.select_related("report", "decision")}
    return [
        _sheet(dossier, cases[dossier.pk], counted[dossier.village_id])
        for dossier in dossiers
        if dossier.pk in cases
    ]


def _sheet(dossier: Dossier, case: Assessment, now: Mapping[str, Known]) -> Sheet:
    report: VillageReport | None = getattr(case, "report", None)
    criteria = dossier.round.criteria_set.criteria
    kept = report.grounds if report else {}
    return Sheet(
        dossier,
        case,
        report,
        [
            Block(group.name, list(_rows(group.criteria, report, now)))
            for group in criteria.groups
        ],
        [Asked(ground, kept.get(ground.code)) for ground in criteria.grounds],
    )


def _rows(
    criteria: Iterable[Criterion],
    report: VillageReport | None,
    now: Mapping[str, Known],
) -> Iterable[Row]:
    sent = report.figures if report and report.status == SENT else {}
    answers = report.answers if report else {}
    for one in criteria:
        said = Said(**answers.get(one.code, {}))
        today = now.get(one.code)
        known = Known.read(sent[one.code]) if one.code in sent else today
        merit = merit_of(one, known.counted if known else Counted(), said)
        moved = known and today and known.counted != today.counted
        yield Row(one, known, said, merit, today if moved else None)
