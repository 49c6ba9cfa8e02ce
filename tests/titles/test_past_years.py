"""Titles of earlier years, brought in from a list."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.core.actions import NotAllowed, Refused
from langso.core.models import Event
from langso.registry.models import Household
from langso.titles import actions as do
from langso.titles.actions.deciding import Signed
from langso.titles.actions.past_years import PastYear
from langso.titles.actions.rewarding import Granted
from langso.titles.facts import count_over
from langso.titles.models import Assessment, CriteriaSet, Decision, PastImport, Round
from tests.registry.workbook_maker import workbook
from tests.titles.conftest import cases

PAGE = "/danh-hieu/nam-truoc/"
SIGNED = Signed("12", "QĐ-UBND", date(2025, 11, 20), "Mẫu Hoa")
HEADINGS = ("STT", "Số hộ", "Họ và tên chủ hộ")
ROWS = [
    (1, "1", "Nguyễn Thị Mẫu An"),
    (2, "2", "Nguyễn Thị Mẫu Bình"),
    (3, "3", "Lê Văn Mẫu Khác"),  # another head at this number
    (4, "77", "Trần Văn Mẫu Lạ"),
]
HEAD = {
    "year": 2025, "number": "12", "symbol": "QĐ-UBND", "decided_on": "20/11/2025",
    "signer": "Mẫu Hoa",
}  # fmt: skip


def a_list(rows=ROWS, name="Thôn 1"):
    raw = workbook({name: [HEADINGS, *rows]})
    return SimpleUploadedFile("nam-2025.xlsx", raw)


def past(*homes, year=2025, signed=SIGNED):
    return PastYear(year, [home.pk for home in homes], signed)


def homes_of(village):
    return list(Household.objects.filter(village=village).order_by("pk"))


def test_a_list_is_looked_through_and_applied_once(village, client_of):
    lan = client_of("lan")
    page = lan.post(PAGE, HEAD | {"file": a_list()})
    found = page.context["found"]
    counts = [len(part) for part in (found.matched, found.doubtful, found.missing)]
    assert counts == [2, 1, 1]
    assert not Round.objects.exists()

    lan.post(PAGE, {"seen": page.context["seen"]})

    made = Round.objects.get()
    assert (made.year, made.brought_in, made.status) == (2025, True, "closed")
    titled = [case.household.head for case in cases(made.dossiers.get())
              if case.status == "awarded"]  # fmt: skip
    assert titled == ["Nguyễn Thị Mẫu An", "Nguyễn Thị Mẫu Bình"]
    assert made.assessments.count() == 5
    again = lan.post(PAGE, {"seen": page.context["seen"]}, follow=True)
    assert "đã có" in again.content.decode()
    assert Assessment.objects.count() == 5


def test_this_years_round_knows_last_year(village):
    first, second, *_rest = homes_of(village.villages[0])
    do.bring_in_year(village.commune, past(first), by=village.lan)
    chosen = CriteriaSet.objects.get(
        title="household", name__contains="khung", year=2026
    )
    do.put_in_force(chosen, by=village.lan)

    opened = do.open_round(chosen, by=village.lan)

    known = {c.household: (c.before, c.streak) for c in opened.assessments.all()}
    assert known[first] == ("awarded", 1)
    assert known[second] == ("not_proposed", 0)


def test_another_list_of_the_year_adds_what_is_new(village):
    first, second, *_rest = homes_of(village.villages[0])
    other = homes_of(village.villages[1])[0]
    lists = [past(first), past(first, second), past(first, second, other)]

    new = [do.bring_in_year(village.commune, one, by=village.lan) for one in lists]

    assert new == [1, 1, 1]
    assert Assessment.objects.count() == 10
    day = SIGNED.decided_on
    found = count_over(village.commune, [day], ["titled", "registered"])[day]
    here = [unit.pk for unit in village.villages[:2]]
    assert found == {
        "titled": {here[0]: 2, here[1]: 1}, "registered": dict.fromkeys(here, 5),
    }  # fmt: skip


def test_what_does_not_fit_is_refused(village, a_round, clock):
    home = homes_of(village.villages[0])[0]
    wrong = [
        past(home, year=2026),
        past(home, year=1980),
        past(home, signed=Signed("12", "QĐ", date(2023, 1, 1), "Mẫu")),
        past(home, signed=Signed("", "QĐ", SIGNED.decided_on, "Mẫu")),
        PastYear(2025, [10**9], SIGNED),
    ]
    for one in wrong:
        with pytest.raises(Refused):
            do.bring_in_year(village.commune, one, by=village.lan)
    opened = a_round()
    clock.day = date(2027, 1, 5)
    signed = Signed("12", "QĐ", date(2026, 12, 1), "Mẫu")
    ours = past(home, year=opened.round.year, signed=signed)
    with pytest.raises(Refused):
        do.bring_in_year(village.commune, ours, by=village.lan)
    assert not Round.objects.filter(brought_in=True).exists()


def test_only_an_officer_of_the_commune_comes_in(village, client_of):
    statuses = {who: client_of(who).get(PAGE).status_code for who in ("minh", "nam")}

    assert statuses == {"minh": 200, "nam": 404}  # Minh in a commune of his own
    with pytest.raises(NotAllowed):
        do.bring_in_year(
            village.commune, past(*homes_of(village.villages[0])), by=village.hoa
        )


def test_what_was_not_shown_is_not_applied(village, client_of):
    page = client_of("lan").post(PAGE, HEAD | {"file": a_list()})

    for who, seen in (("tam", page.context["seen"]), ("lan", "made-up"), ("lan", "")):
        client_of(who).post(PAGE, {"seen": seen})

    assert not Round.objects.exists()


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04broken", b"\x00\x01", "Họ tên\n=1+1".encode() * 3]
)
def test_a_file_that_holds_no_list_says_so(village, client_of, raw):
    file = SimpleUploadedFile("a.xlsx", raw)

    page = client_of("lan").post(PAGE, HEAD | {"file": file})

    assert page.status_code in (200, 422)
    assert not getattr(page.context.get("found"), "households", None)


def test_identity_numbers_are_not_taken_in(village, client_of):
    headings = (*HEADINGS, "Số CCCD")
    rows = [headings, (1, "1", "Nguyễn Thị Mẫu An", "001099000001")]
    file = SimpleUploadedFile("a.xlsx", workbook({"Thôn 1": rows}))

    assert client_of("lan").post(PAGE, HEAD | {"file": file}).status_code == 422


def test_the_last_list_is_taken_back_in_one_action(village, client_of):
    """The year goes back, list by list, to what it was; then it is gone."""
    first, second, *_rest = homes_of(village.villages[0])
    other = homes_of(village.villages[1])[0]
    signed = Signed("13", "QĐ-UBND", SIGNED.decided_on, "Mẫu Hoa")
    for one in (past(first), past(first, second, other, signed=signed)):
        do.bring_in_year(village.commune, one, by=village.lan)
    lan = client_of("lan")

    for left, numbers in ((5, ["12"]), (0, [])):
        page = lan.get(PAGE)
        lan.post(PAGE, {"undo": f"{page.context['last'].pk}"})
        assert Assessment.objects.count() == left
        assert list(Decision.objects.values_list("number", flat=True)) == numbers

    assert not Round.objects.exists()
    assert lan.get(PAGE).context["last"] is None
    assert Event.objects.filter(verb="titles.past-undone").count() == 2
    assert do.bring_in_year(village.commune, past(second), by=village.lan) == 1


def test_only_the_newest_list_goes(village):
    home = homes_of(village.villages[0])[0]
    signed = Signed("13", "QĐ-UBND", date(2024, 11, 1), "Mẫu Hoa")
    for one in (past(home, year=2024, signed=signed), past(home)):
        do.bring_in_year(village.commune, one, by=village.lan)
    older, newer = PastImport.objects.all()

    with pytest.raises(Refused):
        do.undo_past_import(older, by=village.lan)
    do.undo_past_import(newer, by=village.lan)
    with pytest.raises(Refused):  # as by two people at once
        do.undo_past_import(newer, by=village.lan)
    do.undo_past_import(older, by=village.lan)

    assert not Round.objects.exists()


def reward(village, case):
    granted = Granted("Giấy khen", "45/QĐ-UBND", SIGNED.decided_on)
    Assessment.objects.filter(pk=case.pk).update(streak=2)
    do.give_rewards(village.commune, 2025, [case.pk], granted, by=village.lan)


def cancel(village, case):
    signed = Signed("13", "QĐ-UBND", date(2026, 1, 5), "Mẫu Hoa")
    do.cancel_award(case, "Khai không đúng", signed, by=village.hoa)


def open_next(village, _case):
    chosen = CriteriaSet.objects.get(title="household", name__contains="khung",
                                     year=2026)  # fmt: skip
    do.put_in_force(chosen, by=village.lan)
    do.open_round(chosen, by=village.lan)


@pytest.mark.parametrize(
    ("build", "word"),
    [(reward, "khen thưởng"), (cancel, "hủy"), (open_next, "Gia đình văn hóa 2026")],
)
def test_what_something_stands_on_is_not_taken_back(village, client_of, build, word):
    home = homes_of(village.villages[0])[0]
    do.bring_in_year(village.commune, past(home), by=village.lan)
    build(village, Assessment.objects.get(status="awarded"))

    page = client_of("lan").get(PAGE)
    with pytest.raises(Refused):
        do.undo_past_import(PastImport.objects.get(), by=village.lan)

    assert word in page.context["why_not"]
    assert word in page.content.decode()
    assert Assessment.objects.filter(round__year=2025).count() == 5
