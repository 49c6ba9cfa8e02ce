"""What a form asks is kept at hand, and read anew as soon as the form changes."""

import pytest
from django.db import transaction

from langso.measures.actions import (
    add_check,
    let_stay_empty,
    load_catalogue,
    move_question,
    remove_check,
)
from langso.measures.models import Check, Form
from langso.measures.queries.questions import checks_of, questions_of
from langso.people.actions import system


def now(form: Form) -> Form:
    """The form as the next request reads it."""
    return Form.objects.get(pk=form.pk)


def asked(form: Form) -> list[tuple[str, bool]]:
    return [(q.measure.code, q.is_required) for q in questions_of(now(form))]


def in_range(form: Form) -> Check:
    question = questions_of(now(form))[0]
    fields = {"rule": "range", "weight": "stop", "measure": question.measure}
    return fields | {"most": 5, "message": "Quá {limit}."}


def test_a_second_report_asks_nothing_of_the_form(monthly, django_assert_num_queries):
    first = questions_of(now(monthly.form)), checks_of(now(monthly.form))
    form = now(monthly.form)

    with django_assert_num_queries(0):
        again = questions_of(form), checks_of(form)
        assert [check.measure.code for check in again[1]]

    assert again == first


def test_every_change_of_the_form_is_asked_at_once(stage, monthly):
    form = monthly.form
    before, checks = asked(form), checks_of(now(form))

    let_stay_empty(questions_of(now(form))[0], True, by=stage.lan)
    assert asked(form) == [(before[0][0], False), *before[1:]]

    move_question(questions_of(now(form))[0], 1, by=stage.lan)
    assert [code for code, _must in asked(form)][:2] == [before[1][0], before[0][0]]

    check = add_check(now(form), in_range(form), by=stage.lan)
    assert checks_of(now(form)) == [*checks, check]

    remove_check(check, by=stage.lan)
    assert checks_of(now(form)) == checks


def test_a_change_that_was_taken_back_is_not_kept(stage, monthly):
    form, checks = monthly.form, checks_of(now(monthly.form))

    class Stopped(Exception):
        pass

    def begin_and_stop() -> None:
        with transaction.atomic():
            add_check(now(form), in_range(form), by=stage.lan)
            assert len(checks_of(now(form))) == len(checks) + 1
            raise Stopped

    with pytest.raises(Stopped):
        begin_and_stop()

    assert checks_of(now(form)) == checks


def test_new_words_of_the_catalogue_reach_the_forms(monthly):
    first = questions_of(now(monthly.form))[0].measure
    shipped = first.question
    type(first).objects.filter(pk=first.pk).update(question="Câu cũ?")
    Form.objects.filter(pk=monthly.form.pk).update(stamp="cu")
    assert questions_of(now(monthly.form))[0].measure.question == "Câu cũ?"

    load_catalogue(by=system())

    assert questions_of(now(monthly.form))[0].measure.question == shipped
