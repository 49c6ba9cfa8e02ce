"""What a form asks and checks, kept at hand: it is the same for all its reports.

Every process keeps its own. A form that changes has another `stamp`, which is read
with the form, so that nobody is asked what the form asked before. What is given out is
shared by all who ask: nobody changes it.
"""

from functools import lru_cache

from langso.measures.models import Check, Form, Question

FORMS = 256  # kept at hand by a process; each takes some 100 KB


def questions_of(form: Form) -> list[Question]:
    """The questions of a form in their order, each with its measure."""
    return list(_asked(form.pk, form.stamp))


def checks_of(form: Form) -> list[Check]:
    """The checks of a form, each with its measures."""
    return list(_checked(form.pk, form.stamp))


@lru_cache(maxsize=FORMS)
def _asked(form: int, stamp: str) -> tuple[Question, ...]:
    return tuple(Question.objects.filter(form=form).select_related("measure"))


@lru_cache(maxsize=FORMS)
def _checked(form: int, stamp: str) -> tuple[Check, ...]:
    checks = Check.objects.filter(form=form)
    return tuple(checks.select_related("measure", "other"))
