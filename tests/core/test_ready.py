"""Queries whose SQL is made once give what the ORM gives."""

from datetime import date, timedelta

import pytest

from langso.core.actions import record
from langso.core.models import Chain, Event
from langso.core.ready import (
    Blank,
    Blanks,
    Ids,
    Ready,
    ReadyInsert,
    ReadyRows,
    ReadyUpdate,
)
from langso.people.models import Post
from langso.places.models import Unit

VILLAGES = Ready(
    lambda: Unit.objects.filter(
        pk__in=Blanks("units"), name=Blank("name"), valid_from__lte=Blank("day")
    ).select_related("parent__parent")
)


def test_rows_come_with_what_belongs_to_them_in_one_query(
    stage, django_assert_num_queries
):
    village = stage.villages[1]
    units = [unit.pk for unit in stage.villages]

    with django_assert_num_queries(1):
        (found,) = VILLAGES(units=units, name="Thôn 2", day=date(2026, 1, 1))
        assert found == village
        assert found.parent.parent == stage.province

    fresh = Unit.objects.get(pk=village.pk)
    names = [field.attname for field in Unit._meta.concrete_fields]
    assert [getattr(found, n) for n in names] == [getattr(fresh, n) for n in names]
    found.save()  # a row like any other


def test_each_time_other_values_fill_the_blanks(stage):
    units = [unit.pk for unit in stage.villages]
    begun = stage.villages[0].valid_from

    names = [VILLAGES(units=units, name=f"Thôn {n}", day=begun) for n in (1, 2, 3, 4)]
    assert [[str(unit) for unit in found] for found in names] == [
        ["Thôn 1"], ["Thôn 2"], ["Thôn 3"], [],
    ]  # fmt: skip
    assert not VILLAGES(units=units[1:], name="Thôn 1", day=begun)
    assert not VILLAGES(units=[], name="Thôn 1", day=begun)
    assert not VILLAGES(units=units, name="Thôn 1", day=begun - timedelta(days=1))


def test_what_is_missing_beside_a_row_is_none(stage):
    posts = Ready(
        lambda: Post.objects.filter(user=Blank("user")).select_related("body")
    )

    (post,) = posts(user=stage.lan.pk)

    assert (post.body, post.unit_id) == (None, stage.commune.pk)


def test_plain_columns_are_converted_as_the_orm_does(stage):
    record("a.thing-done", stage.commune, by=stage.lan, commune=stage.commune, n=3)
    said = ReadyRows(
        lambda: Event.objects.filter(by=Blank("by")).values_list("verb", "data", "at")
    )

    (row,) = said(by=stage.lan.pk)

    assert tuple(row) == Event.objects.values_list("verb", "data", "at").get()
    assert row[1] == {"n": 3}


def test_any_number_of_ids_is_one_statement(stage):
    some = [unit.pk for unit in stage.villages[:2]]

    assert set(Unit.objects.filter(pk__in=Ids(some))) == set(stage.villages[:2])
    assert not Unit.objects.filter(pk__in=Ids([])).exists()


def test_an_update_writes_its_columns_and_counts_the_rows(stage):
    Chain.objects.create(pk=7)
    move_on = ReadyUpdate(
        lambda: Chain.objects.filter(pk=Blank("key")), "length", "head"
    )

    assert move_on(4, "ab", key=7) == 1
    assert move_on(4, "ab", key=8) == 0
    assert Chain.objects.values_list("length", "head").get(pk=7) == (4, "ab")


def test_a_row_that_is_made_has_its_key(stage):
    event = Event(verb="a.thing", by=stage.lan, subject="a:1", data={"x": "ă"})

    ReadyInsert(Event)(event)

    assert Event.objects.get(pk=event.pk).data == {"x": "ă"}
    event.verb = "another.thing"
    event.save()
    assert Event.objects.count() == 1


def test_a_blank_without_a_value_is_an_error(stage):
    with pytest.raises(KeyError):
        VILLAGES(units=[], name="Thôn 1")
