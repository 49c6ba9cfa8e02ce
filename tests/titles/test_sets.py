"""Sets of criteria in plain fields: taken in, read, changed, copied, put in force."""

from decimal import Decimal

import pytest
from django.urls import reverse

from langso.measures.actions import load_catalogue
from langso.people.actions import system
from langso.titles import actions as do
from langso.titles.criteria import Unreadable, read_criteria
from langso.titles.forms.lines import lines_of, read_lines
from langso.titles.forms.sets import SetForm
from langso.titles.models import CriteriaSet
from tests.titles.conftest import YEAR


@pytest.fixture
def draft(village) -> CriteriaSet:
    return CriteriaSet.objects.get(title="household", name__contains="khung")


def typed(kept: CriteriaSet) -> dict[str, str]:
    """What the page would send if nothing were changed."""
    criteria = kept.criteria
    form, lines = SetForm(criteria, kept), lines_of(criteria)
    sent = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        sent[name] = "" if value is None else f"{value}"
    for block in lines.blocks():
        sent[block.name] = block.text
        for line in block.lines:
            sent |= {
                line.name: line.text,
                f"{line.name}b": line.more,
                f"{line.name}k": line.code,
                f"{line.name}m": line.measure,
                f"{line.name}o": line.of,
                f"{line.name}l": line.at_least,
                f"{line.name}h": line.at_most,
            }
    for line in [*lines.ground_lines(), *lines.reason_lines()]:
        sent |= {
            line.name: line.text,
            f"{line.name}b": line.more,
            f"{line.name}k": line.code,
        }
    return sent


def save(client_of, kept: CriteriaSet, **changes: str):
    path = reverse("titles:amend-set", args=[kept.pk])
    return client_of("lan").post(path, typed(kept) | changes)


def said(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_shipped_sets_say_their_basis_and_what_is_a_sample(stage, clock, client_of):
    client = client_of("lan")
    client.post(reverse("titles:take-in-sets"), {"year": f"{YEAR}"})

    page = said(client.get(reverse("titles:index")))

    assert CriteriaSet.objects.count() == 5
    assert "Nghị định số 86/2023/NĐ-CP" in page
    assert page.count('<b class="me-3">Mẫu</b>') == 2


def test_saving_a_set_unchanged_changes_nothing(draft, client_of):
    before = draft.criteria

    assert save(client_of, draft).status_code == 302

    assert CriteriaSet.objects.get(pk=draft.pk).criteria == before


def test_every_rule_is_changed_by_a_field(draft, client_of):
    save(
        client_of, draft,
        g0c0b="15", g0c3="Tiêu chí mẫu mới", g0c3b="5", x0="Căn cứ mẫu",
        r4="Lý do mẫu mới", pass_mark="12", quorum="66,5", agree_more="yes",
        agree_of="all", posting_days="5", posting_counts="working", finish_by="31/10",
        streak_years="5", streak_after="anew", authority="Chủ tịch mẫu",
    )  # fmt: skip

    now = CriteriaSet.objects.get(pk=draft.pk).criteria
    added = now.groups[0].criteria[3]
    assert (added.code, added.text, added.points) == ("1.4", "Tiêu chí mẫu mới", 5)
    assert now.groups[0].criteria[0].points == 15
    assert (now.grounds[0].code, now.grounds[0].text) == ("prosecuted", "Căn cứ mẫu")
    assert now.reasons[-1].text == "Lý do mẫu mới"
    assert (now.pass_mark, f"{now.quorum.percent}") == (12, "66.5")
    assert (now.agree.more, now.agree.of, now.quorum.more) == (True, "all", False)
    assert (now.posting_days, now.posting_counts, now.finish_by) == (
        5, "working", "10-31",
    )  # fmt: skip
    assert (now.streak_years, now.streak_after) == (5, "anew")
    assert now.authority == "Chủ tịch mẫu"


def test_an_emptied_line_goes_and_the_others_keep_their_codes(draft, client_of):
    save(client_of, draft, g0c0="")

    first = CriteriaSet.objects.get(pk=draft.pk).criteria.groups[0]
    assert [line.code for line in first.criteria] == ["1.2", "1.3"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("g0c0b", "mười", "phải là số nguyên từ 1 đến 100"),
        ("g0c0b", "-5", "phải là số nguyên từ 1 đến 100"),
        ("g0c0b", "٣", "phải là số nguyên từ 1 đến 100"),
        ("g0c0", "x" * 501, "tối đa 500 chữ"),
        ("g0", "", "Xin đặt tên cho nhóm"),
        ("x0b", "", "Xin ghi căn cứ pháp lý"),
        ("r30", "thừa", "nhiều dòng hơn"),
        ("finish_by", "29/2", "Xin ghi ngày và tháng"),
        ("finish_by", "<b>", "Xin ghi ngày và tháng"),
        ("pass_mark", "10", "Bộ tiêu chuẩn chưa dùng được"),
        ("name", "Gia đình văn hóa, chấm điểm (mẫu)", "đã có bộ"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(draft, client_of, field, value, words):
    response = save(client_of, draft, **{field: value})

    assert response.status_code == 422
    assert words.lower() in said(response).lower()
    assert CriteriaSet.objects.get(pk=draft.pk).body == draft.body


@pytest.mark.parametrize(
    "field", ["quorum", "agree", "posting_days", "streak_years", "pass_mark"]
)
@pytest.mark.parametrize("value", ["NaN", "-1", "1e9", "101%", "\0", "9" * 400])
def test_hostile_numbers_break_nothing(draft, client_of, field, value):
    assert save(client_of, draft, **{field: value}).status_code == 422


@pytest.fixture
def scored(village) -> CriteriaSet:
    """A set of villages in which a figure decides on the third line."""
    load_catalogue(by=system())
    kept = CriteriaSet.objects.get(title="village", is_sample=True)
    body = kept.body
    body["groups"][0]["criteria"][0] |= {
        "measure": "households_titled", "of": "households", "at_least": "90",
    }  # fmt: skip
    do.amend_set(kept, {"body": body}, by=village.lan)
    return kept


def test_bounds_are_shown_and_changed_by_their_fields(scored, client_of):
    page, lan = reverse("titles:set", args=[scored.pk]), client_of("lan")
    assert "từ 90%" in said(lan.get(page))
    form = said(lan.get(reverse("titles:amend-set", args=[scored.pk])))
    assert 'name="g0c0l" value="90"' in form

    save(
        client_of, scored, g0c0l="62,5", g0c0h="95", g0c1m="households_poor", g0c1h="0"
    )

    first, second = (
        CriteriaSet.objects.get(pk=scored.pk).criteria.groups[0].criteria[:2]
    )
    assert (first.of, first.at_least, first.at_most) == (
        "households", Decimal("62.5"), Decimal(95),
    )  # fmt: skip
    assert (second.measure, second.at_most, second.at_least) == (
        "households_poor", 0, None,
    )  # fmt: skip
    shown = said(lan.get(page))
    assert "từ 62,5% không quá 95%" in shown
    save(client_of, scored, g0c0m="", g0c0o="", g0c0l="", g0c0h="")
    first = CriteriaSet.objects.get(pk=scored.pk).criteria.groups[0].criteria[0]
    assert (first.measure, first.is_decided) == (None, False)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"g0c0l": "chín mươi"}, "phải là số"),
        ({"g0c0l": "-1"}, "phải là số"),
        ({"g0c0l": "0,00001"}, "phải là số"),
        ({"g0c0h": "999.999.999.999.999"}, "phải là số"),
        ({"g0c0l": "٩"}, "phải là số"),
        ({"g0c0h": "89"}, "loại trừ nhau"),
        ({"g0c0m": ""}, "chọn số liệu"),
    ],
)
def test_bounds_that_cannot_be_come_back_as_typed(scored, client_of, wrong, words):
    before = CriteriaSet.objects.get(pk=scored.pk).body

    response = save(client_of, scored, **wrong)

    assert response.status_code == 422
    assert words in said(response)
    for name, value in wrong.items():
        assert not value or f'name="{name}" value="{value}"' in said(response)
    assert CriteriaSet.objects.get(pk=scored.pk).body == before


def test_hostile_codes_are_replaced():
    read = read_lines(
        {"g0": "Nhóm", "g0c0": "a", "g0c0k": "../x", "g0c1": "b", "g0c1k": "../x"}
    )

    assert [row["code"] for row in read.groups[0]["criteria"]] == ["1.1", "1.2"]


def test_script_in_a_set_is_only_words(draft, client_of):
    save(client_of, draft, g0c0="<script>alert(1)</script>")

    page = said(client_of("lan").get(reverse("titles:set", args=[draft.pk])))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("change", [{"finish_by": "02-30"}, {"pass_mark": 99}])
def test_a_set_nobody_could_run_is_not_stored(draft, change):
    with pytest.raises(Unreadable):
        read_criteria(draft.body | change)


def test_a_copy_begins_the_next_year_as_a_draft(draft, client_of, village):
    do.put_in_force(draft, by=village.lan)
    path = reverse("titles:copy-set", args=[draft.pk])

    answers = [
        client_of("lan").post(path, {"year": f"{YEAR + 1}"}).status_code for _n in "ab"
    ]

    assert answers == [302, 422]
    copied = CriteriaSet.objects.get(year=YEAR + 1)
    assert (copied.status, copied.copied_from) == ("draft", draft)


def test_a_set_in_force_leads_to_a_copy(draft, client_of, village):
    path = reverse("titles:enforce-set", args=[draft.pk])
    assert client_of("lan").post(path).status_code == 302

    answer = client_of("lan").get(reverse("titles:amend-set", args=[draft.pk]))

    assert answer.url == reverse("titles:set", args=[draft.pk])


@pytest.mark.parametrize(("who", "status"), [("minh", 404), ("hoa", 403), ("nam", 404)])
def test_who_does_not_keep_sets_changes_none(draft, client_of, who, status):
    path = reverse("titles:amend-set", args=[draft.pk])

    assert client_of(who).get(path).status_code == status
