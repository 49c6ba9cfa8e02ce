"""The history is chained: what was altered or removed afterwards is found."""

from datetime import UTC, date, datetime

import pytest

from langso.core.actions import record, record_many, record_reading
from langso.core.address import RequestAddress
from langso.core.models import Chain, Event
from langso.core.queries import (
    Fault,
    chain_keys,
    day_heads,
    faults,
    first_fault,
    head_on,
    history_of,
)
from langso.installation.audits import audit


@pytest.fixture
def five(stage):
    """Five lines in the history of the commune."""
    for n in range(5):
        record(
            "unit.praised", stage.villages[n % 3], by=stage.lan, commune=stage.commune
        )
    return stage.commune.pk


def event(number):
    return Event.objects.filter(number=number)


def test_every_line_holds_the_hash_of_the_line_before(five):
    first, second, *_ = Event.objects.order_by("number")

    assert (first.number, first.previous) == (1, "0" * 64)
    assert second.previous == first.hash
    assert Chain.objects.get().head == event(5).get().hash
    assert list(faults()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "unit.blamed"},
        {"data": {"n": 2}},
        {"at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"address": "192.0.2.1"},
        {"subject": "places.unit:0"},
        {"hash": "f" * 64},
    ],
)
def test_an_altered_line_is_found(five, change):
    event(3).update(**change)

    assert list(faults()) == [Fault(five, "altered", 3)]


def test_a_line_put_under_another_name_is_found(five, stage):
    event(3).update(by=stage.tam)

    assert first_fault(five) == Fault(five, "altered", 3)


def test_a_removed_line_is_found(five):
    event(2).delete()

    assert list(faults()) == [Fault(five, "removed", 2)]


def test_lines_cut_off_the_end_are_found(five):
    event(5).delete()
    event(4).delete()

    assert list(faults()) == [Fault(five, "cut", 4)]


def test_a_removed_end_is_found(five):
    Chain.objects.all().delete()

    assert list(faults()) == [Fault(five, "cut", 1)]


def test_every_commune_has_a_chain_of_its_own(five, stage):
    record("unit.praised", stage.other, by=stage.minh, commune=stage.other)
    record("user.opened", stage.nam, by=stage.lan)

    assert chain_keys() == [0, stage.commune.pk, stage.other.pk]
    assert [chain.length for chain in Chain.objects.order_by("key")] == [1, 5, 1]
    assert list(faults()) == []


def test_an_import_writes_its_lines_in_few_queries(
    five, stage, django_assert_max_num_queries
):
    rows = ((village, {"n": n}) for n in range(100) for village in stage.villages)

    with django_assert_max_num_queries(8):
        count = record_many("unit.praised", rows, by=stage.lan, commune=stage.commune)

    assert (count, Chain.objects.get().length) == (300, 305)
    assert list(faults()) == []


def test_a_page_of_personal_data_is_one_line(stage, django_assert_num_queries):
    record("unit.praised", stage.commune, by=stage.lan, commune=stage.commune)

    with django_assert_num_queries(3):  # lock the end, one INSERT, move the end
        record_reading(stage.villages, "list", by=stage.tam, commune=stage.commune)
    record_reading([], "list", by=stage.tam, commune=stage.commune)

    line = Event.objects.get(verb="personal.read")
    assert (line.subject, line.data["purpose"]) == ("places.unit", "list")
    assert line.data["rows"] == [village.pk for village in stage.villages]


def test_a_line_says_from_which_address(rf, stage):
    def view(request):
        return record("unit.praised", stage.commune, by=stage.lan)

    inside = RequestAddress(view)(rf.get("/", REMOTE_ADDR="192.0.2.7"))
    outside = view(None)

    assert (inside.address, outside.address) == ("192.0.2.7", "")


def test_figures_are_never_floats(stage):
    with pytest.raises(ValueError, match="float"):
        record("unit.praised", stage.commune, by=stage.lan, share=0.1)


def test_the_head_of_each_day_is_its_last_line(five, stage, django_assert_num_queries):
    event(1).update(at=datetime(2026, 7, 1, 20, tzinfo=UTC))  # 3 in the morning here
    event(2).update(at=datetime(2026, 7, 2, 2, tzinfo=UTC))

    with django_assert_num_queries(2):
        heads = day_heads(five, date(2026, 7, 1), date(2026, 7, 31))

    assert [(h.day, h.number, h.lines) for h in heads] == [(date(2026, 7, 2), 2, 2)]
    assert head_on(five, date(2026, 7, 9)).number == 2
    assert head_on(five, date(2026, 7, 1)) is None


def test_the_history_of_a_row_is_newest_first(five, stage):
    lines = history_of(stage.villages[0])

    assert [line.number for line in lines] == [4, 1]


def test_the_command_finds_what_was_removed(five, capsys):
    assert audit(None, None, "vi") == 0
    assert "Nhật ký còn nguyên: 5 dòng." in capsys.readouterr().out

    event(2).delete()

    assert audit(None, None, "vi") == 1
    assert "Xã Bến Gốm: dòng số 2 đã mất" in capsys.readouterr().out


def test_a_printed_head_is_compared(five, capsys):
    last = event(5).get()
    today = f"{last.at.astimezone().day}/{last.at.month}/{last.at.year}"
    groups = " ".join(last.hash[n : n + 4].upper() for n in range(0, 64, 4))

    assert audit(groups, today, "en") == 0
    assert "Xã Bến Gốm" in capsys.readouterr().out
    assert audit("0" * 64, today, "en") == 1
    assert audit(groups, "1/1/2020", "en") == 1
    assert audit(groups, "soon", "en") == 2
