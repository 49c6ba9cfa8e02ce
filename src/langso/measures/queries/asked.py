"""How much a village head is asked in a month."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from langso.measures.calendars import calendars
from langso.measures.models import Form, Question
from langso.measures.queries.mapping import source_among
from langso.places.models import Unit

DAYS_A_MONTH = 30  # of a form that asks every day


@dataclass(frozen=True)
class Asked:
    """What the active forms of a commune ask of one village in a month."""

    commune: Unit
    forms: int
    questions: Fraction
    saved: Fraction  # questions of the forms that need no answer
    mapped: tuple[tuple[Form, Question, Form], ...] = ()  # form, question, who answers

    @property
    def rounded(self) -> int:
        """Rounded up: half a question is asked, too."""
        return -(-self.questions.numerator // self.questions.denominator)


def asked_a_month() -> list[Asked]:
    """Every commune that asks its villages, by name. One query.

    Not counted: what is counted from records, a measure that another form of the same
    calendar has asked already, since its figure is then known for these days, and what
    is put together from the answers to a form of shorter periods (`mapped`).
    """
    found: dict[Unit, list[Question]] = defaultdict(list)
    rows = Question.objects.filter(
        form__is_active=True, form__level=Form.Level.VILLAGE
    ).select_related("form__commune", "measure")
    for question in rows.order_by("form__commune__name", "form", "order", "pk"):
        found[question.form.commune].append(question)
    return [_asked(commune, questions) for commune, questions in found.items()]


def _asked(commune: Unit, questions: list[Question]) -> Asked:
    asked, saved, seen = Fraction(0), Fraction(0), set[tuple[str, int]]()
    by_measure: dict[int, list[Question]] = defaultdict(list)
    for question in questions:
        by_measure[question.measure_id].append(question)
    mapped = []
    for question in questions:
        weight = times_a_month(question.form.calendar)
        key = (question.form.calendar, question.measure_id)
        source = source_among(question.form, by_measure[question.measure_id])
        if source is not None:
            mapped.append((question.form, question, source))
        if question.measure.fact or key in seen or source is not None:
            saved += weight
        else:
            asked += weight
        seen.add(key)
    forms = {question.form_id for question in questions}
    return Asked(commune, len(forms), asked, saved, tuple(mapped))


def times_a_month(calendar: str) -> Fraction:
    """How often a calendar comes round in a month.

    >>> times_a_month("report_quarter")
    Fraction(1, 3)
    """
    months = calendars()[calendar].months
    return Fraction(1, months) if months else Fraction(DAYS_A_MONTH)
