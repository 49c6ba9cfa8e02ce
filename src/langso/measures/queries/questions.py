"""What a form asks and checks, read once however often a request comes back to it."""

from django.db.models import Prefetch, prefetch_related_objects

from langso.measures.models import Check, Form, Question

ASKED = Prefetch("questions", Question.objects.select_related("measure"))
CHECKED = Prefetch("checks", Check.objects.select_related("other"))


def questions_of(form: Form) -> list[Question]:
    """The questions of a form in their order, each with its measure.

    One query for this object of a form, however often it is asked.
    """
    prefetch_related_objects([form], ASKED)
    return list(form.questions.all())


def checks_of(form: Form) -> list[Check]:
    """The checks of a form, each with its measures. One query beside the questions."""
    measures = {q.measure_id: q.measure for q in questions_of(form)}
    prefetch_related_objects([form], CHECKED)
    checks = list(form.checks.all())
    for check in checks:
        check.measure = measures.get(check.measure_id) or check.measure
    return checks
