"""What a form need not ask, because a form of shorter periods, or of villages, does.

Nobody writes this down: it follows from the questions and calendars of the forms. What
held when a period was opened is kept with it (`Period.given`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from langso.measures.calendars import Window, calendars
from langso.measures.models import Form, Measure, Period, Question
from langso.measures.nesting import fits, is_finer

Sources = dict[int, Form]  # by id of the measure: the form that answers it
Spans = dict[int, list[tuple[date, date]]]  # by form


@dataclass(frozen=True)
class Mapped:
    """One question of a form: who answers it, or why it is asked all the same."""

    question: Question
    source: Form | None
    beside: Form | None  # counts the same in periods that do not fit

    @property
    def measure(self) -> Measure:
        return self.question.measure

    @property
    def is_asked(self) -> bool:
        return self.source is None and not self.measure.fact

    @property
    def is_sum(self) -> bool:
        return self.measure.kind == Measure.Kind.FLOW


def questions_beside(form: Form) -> list[Question]:
    """The questions of other forms about what this one counts. One query."""
    same = Question.objects.filter(
        form__commune=form.commune_id,
        measure__in=form.questions.values("measure"),
    ).exclude(form__code=form.code)
    return list(same.select_related("form").order_by("form", "order"))


def mapping_of(form: Form) -> list[Mapped]:
    """Every question of a form, as it stands for periods to come. Two queries."""
    others = [q for q in questions_beside(form) if q.form.is_active]
    questions = form.questions.select_related("measure")
    return [
        Mapped(q, source_among(form, _about(q, others)), misfit(q, _about(q, others)))
        for q in questions
    ]


def sources_of(form: Form, window: Window) -> Sources:
    """Which other form answers what, in this period of the form. Two queries.

    A form that is asked no more still answers for a period in which it was asked, and
    one that began later than the period does not.
    """
    others = questions_beside(form)
    if not others:
        return {}
    spans = _spans_of({question.form_id for question in others})
    return _sources(form, form.questions.all(), others, spans, window)


def those_that_ask(due: Sequence[tuple[Form, Window]]) -> list[tuple[Form, Window]]:
    """The periods in which a question is left that no other form answers.

    Two queries, whatever the number of forms.
    """
    if not due:
        return []
    communes = {form.commune_id for form, _window in due}
    asked = Question.objects.filter(form__commune__in=communes).select_related("form")
    every = list(asked.order_by("form", "order"))
    spans, found = _spans_of({question.form_id for question in every}), []
    for form, window in due:
        mine = [q for q in every if q.form_id == form.pk]
        counted = {question.measure_id for question in mine}
        beside = (q for q in every if q.form.commune_id == form.commune_id)
        others = [q for q in beside if q not in mine and q.measure_id in counted]
        if not mine or counted - set(_sources(form, mine, others, spans, window)):
            found.append((form, window))
    return found


def _sources(
    form: Form,
    questions: Iterable[Question],
    others: Iterable[Question],
    spans: Spans,
    window: Window,
) -> Sources:
    able = [q for q in others if _answers(q.form, spans.get(q.form_id, []), window)]
    found: Sources = {}
    for question in questions:
        if source := source_among(form, _about(question, able)):
            found[question.measure_id] = source
    return found


def _spans_of(forms: Collection[int]) -> Spans:
    """From when until when the periods of forms are that were opened. One query."""
    spans: Spans = {}
    opened = Period.objects.filter(form__in=forms)
    for pk, start, end in opened.values_list("form", "starts_on", "ends_on"):
        spans.setdefault(pk, []).append((start, end))
    return spans


def given_in(period: Period, questions: Iterable[Question]) -> Sources:
    """What was frozen when a period was opened. One query where there is anything."""
    given: Mapping[str, str] = period.given
    if not given:
        return {}
    forms = Form.objects.filter(commune=period.commune_id, code__in=given.values())
    forms = forms.order_by("edition")
    by_code = {form.code: form for form in forms}
    return {
        question.measure_id: by_code[given[question.measure.code]]
        for question in questions
        if question.measure.code in given
    }


def source_among(form: Form, others: Iterable[Question]) -> Form | None:
    """Of the questions about one measure, the form whose figures are to be used.

    The one of villages or schools before the commune, then the shortest periods.
    """
    able = {q.form_id: q.form for q in others if answers(q.form, form)}
    return min(able.values(), key=_nearness, default=None)


def answers(source: Form, form: Form) -> bool:
    """Whether the figures of one form make up those of another."""
    if source.level == form.level:
        return is_finer(source.calendar, form.calendar)
    return form.is_of_commune and fits(source.calendar, form.calendar)


def misfit(question: Question, others: Iterable[Question]) -> Form | None:
    """A form that counts the same in periods that do not fit, if there is one."""
    mine = question.form
    for other in others:
        calendars_apart = not (
            fits(other.form.calendar, mine.calendar)
            or fits(mine.calendar, other.form.calendar)
        )
        if calendars_apart:
            return other.form
    return None


def _about(question: Question, others: Iterable[Question]) -> list[Question]:
    return [other for other in others if other.measure_id == question.measure_id]


def _answers(form: Form, spans: Collection[tuple[date, date]], window: Window) -> bool:
    """It was opened inside the period; or it is asked still, and not only later."""
    if any(window.starts_on <= s and e <= window.ends_on for s, e in spans):
        return True
    begun = not spans or any(s <= window.starts_on for s, _end in spans)
    return form.is_active and begun


def _nearness(form: Form) -> tuple[bool, int, int]:
    return form.is_of_commune, calendars()[form.calendar].months, form.pk
