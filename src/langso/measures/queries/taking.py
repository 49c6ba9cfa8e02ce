"""Every verified number of a year with where it comes from, line by line.

Six queries, whatever the number of villages and measures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from langso.core.templatetags.printing import moment
from langso.measures.models import Figure, Measure, Report
from langso.measures.queries.columns import Column
from langso.people.models import Post
from langso.people.roles import Role
from langso.places.models import Unit
from langso.places.queries import everything_below

HEADINGS = (
    "Thôn", "Số liệu", "Giá trị", "Đơn vị", "Kỳ", "Số thôn có số", "Báo cáo",
    "Duyệt bởi", "Duyệt lúc", "Câu trong nghị quyết", "Lý do, nguồn",
)  # fmt: skip
Line = tuple[str, ...]
Behind = tuple[int, tuple[str, str, str, str]]  # period; its name, number, role, when
Posts = dict[int, list[tuple[date, date | None, str]]]


def lines_of(
    commune: Unit,
    columns: Sequence[Column],
    start: date,
    until: date,
    *,
    newest_only: bool = False,
) -> Iterator[Line]:
    """A line as `HEADINGS` says for every verified number, the oldest first.

    With `newest_only` one for each village and measure.
    """
    figures = Figure.objects.filter(
        commune=commune, is_current=True, ends_on__gte=start, ends_on__lte=until
    ).order_by("ends_on", "measure", "unit")
    rows = list(
        figures.values_list("unit", "measure", "value", "report", "reason", "source")
    )
    reports, expected = _reports(commune, start, until)
    covered = Counter((reports[row[3]][0], row[1]) for row in rows)
    names = dict(everything_below(commune).values_list("pk", "name"))
    words = _words(columns, {row[1] for row in rows})
    if newest_only:
        rows = list({(row[0], row[1]): row for row in rows}.values())
    for unit, measure, value, report, reason, source in rows:
        name, counted, sentence = words[measure]
        period, (called, number, role, when) = reports[report]
        coverage = f"{covered[period, measure]}/{expected[period]}"
        yield (
            names.get(unit, ""), name, plainly(value), counted, called, coverage,
            number, role, when, sentence, reason or source,
        )  # fmt: skip


def plainly(value: Decimal) -> str:
    """A number as spreadsheets of this country read it: no grouping, a comma.

    >>> plainly(Decimal("1250.5000")), plainly(Decimal("1200.0000"))
    ('1250,5', '1200')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def _reports(
    commune: Unit, start: date, until: date
) -> tuple[dict[int, Behind], Counter[int]]:
    """What a line says of each report, and how many units each period asked."""
    found = Report.objects.filter(
        commune=commune, period__ends_on__gte=start, period__ends_on__lte=until
    )
    rows = list(
        found.order_by().values_list(
            "pk", "period", "period__name", "unit", "decided_by", "decided_at"
        )
    )
    roles = _roles({row[4] for row in rows if row[4] is not None})
    units = {(period, unit) for _pk, period, _name, unit, _by, _at in rows}
    told = {
        pk: (period, (name, f"BC-{pk}", _role(roles, by, at), moment(at)))
        for pk, period, name, _unit, by, at in rows
    }
    return told, Counter(period for period, _unit in units)


def _roles(people: Iterable[int]) -> Posts:
    found: Posts = {}
    posts = Post.objects.filter(user__in=list(people)).order_by("starts_on", "pk")
    for user, start, end, role in posts.values_list(
        "user", "starts_on", "ends_on", "role"
    ):
        found.setdefault(user, []).append((start, end, str(Role(role).label)))
    return found


def _role(roles: Posts, person: int | None, at: datetime | None) -> str:
    if person is None or at is None:
        return ""
    day = timezone.localdate(at)
    held = (
        label
        for start, end, label in roles.get(person, [])
        if start <= day and (end is None or day <= end)
    )
    return next(held, "")


def _words(
    columns: Sequence[Column], wanted: Iterable[int]
) -> dict[int, tuple[str, str, str]]:
    """Name, unit and sentence of each measure; the sentence of the first target."""
    sentences: dict[int, str] = {}
    for column in columns:
        for measure in (column.top, column.below):
            if measure is not None and column.target is not None:
                sentences.setdefault(measure.pk, column.target.quote)
    measures = Measure.objects.in_bulk(list(wanted))
    return {pk: (m.name, m.unit, sentences.get(pk, "")) for pk, m in measures.items()}
