"""The living page and the figures after villages became another."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from langso.measures.actions import Entry, enter_figure
from langso.measures.models import TargetFigure
from langso.people.actions import system
from langso.places.actions import merge_villages

MERGED = date(2026, 7, 1)


def merge(stage, villages, on=MERGED):
    return merge_villages(villages, "Thôn Mới", on=on, basis="NQ 5", by=system())


def page(client_of, who=""):
    return client_of(who).get("/", follow=True).content.decode()


def test_a_village_missing_before_is_missing_in_what_it_became(
    stage, with_figures, client_of
):
    def coverage():
        shown = client_of("lan").get("/", follow=True).context["page"]
        return shown.missing, shown.covered, len(shown.contents.villages)

    assert coverage() == ("Thôn 3", 2, 3)

    merge(stage, stage.villages[1:])

    assert coverage() == ("Thôn Mới", 1, 2)


def test_an_act_of_today_changes_the_page_at_once(stage, with_figures, client_of):
    before = client_of("").get("/", follow=True)
    merge(stage, stage.villages[1:], on=timezone.localdate())

    again = client_of("").get(
        before.request["PATH_INFO"], headers={"If-None-Match": before["ETag"]}
    )

    assert again.status_code == 200
    assert "Thôn Mới" in again.content.decode()


def test_an_act_to_come_changes_the_page_on_its_day(
    stage, with_figures, client_of, monkeypatch
):
    soon = timezone.localdate() + timedelta(days=9)
    merge(stage, stage.villages[1:], on=soon)
    assert "Thôn Mới" not in page(client_of)

    monkeypatch.setattr(timezone, "localdate", lambda *_: soon)

    assert "Thôn Mới" in page(client_of)


@pytest.mark.parametrize(
    ("as_of", "name"), [("30/6/2026", "Thôn 3"), ("1/7/2026", "Thôn Mới")]
)
def test_a_figure_counts_in_the_villages_of_its_day(
    stage, a_living, client_of, as_of, name
):
    target = a_living().targets.first()
    new = merge(stage, stage.villages[1:])
    pk = {"Thôn 3": stage.villages[2].pk, "Thôn Mới": new.pk}[name]
    given = {"part": "80", "whole": "90", "as_of": as_of, "source": "Báo cáo"}
    given |= {"kind": "current", "by_village": "on", "missing": [pk]}

    client_of("lan").post(f"/so-lieu/chi-tieu/{target.pk}/", given)

    assert TargetFigure.objects.get().missing == [pk]


def test_what_was_expected_then_stays(stage, a_living):
    target = a_living().targets.first()
    share = {"numerator": Decimal(80), "denominator": Decimal(90)}
    figure = enter_figure(target, Entry(date(2026, 6, 30), "Sổ", **share), by=stage.lan)
    merge(stage, stage.villages[1:])

    figure.refresh_from_db()
    assert figure.expected == 3
