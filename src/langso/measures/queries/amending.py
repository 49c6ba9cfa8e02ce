"""A form as it is put right: its questions in order, each with its checks."""

from dataclasses import dataclass

from langso.measures.models import Check, Form, Question


@dataclass(frozen=True)
class Asked:
    """One question and what is looked for in its answers."""

    question: Question
    checks: tuple[Check, ...]


def asked_of(form: Form) -> list[Asked]:
    """Every question of a form with its checks. Two queries."""
    checks = list(form.checks.select_related("measure", "other"))
    return [
        Asked(question, tuple(c for c in checks if c.measure_id == question.measure_id))
        for question in form.questions.select_related("measure")
    ]
