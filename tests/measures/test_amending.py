"""An officer puts a form right: its checks, what may stay empty, the order."""

from datetime import date

import pytest

from langso.core.actions import Conflict, Refused
from langso.core.models import Event
from langso.measures.actions import (
    add_check,
    let_stay_empty,
    move_question,
    remove_check,
    send_report,
    stop_asking,
)
from langso.measures.check_messages import has_strangers, proposed_message
from langso.measures.models import Check, Measure, Report
from langso.measures.queries.amending import asked_of
from langso.measures.queries.sheets import sheet_of, with_period
from tests.measures.conftest import ASKED, changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)
JUMP = {"rule": "jump", "weight": "reason", "percent": 10, "message": "Chênh {gap}."}


def page_of(form) -> str:
    return f"/so-lieu/bieu-mau/sua/{form.pk}/"


def asked(form, code):
    return form.questions.get(measure__code=code)


def jobs(monthly, **fields):
    return JUMP | {"measure": monthly.measures["new_jobs"]} | fields


def anew(report: Report) -> Report:
    """The report as a later request finds it, with its form as it is now."""
    return with_period(Report.objects).get(pk=report.pk)


def test_a_check_added_in_the_page_is_said_to_the_village(
    stage, monthly, a_month, client_of
):
    a_month(FEBRUARY, (80, 1, 0, 40))
    report, *_rest = a_month(MARCH)
    client, question = client_of("lan"), asked(monthly.form, "new_jobs")
    url = f"{page_of(monthly.form)}them/{question.pk}/"
    form = client.get(f"{url}?rule=jump").context["check"]

    said = {name: form.initial[name] for name in ("message", "weight")}
    said |= {"percent": "20", "least": "", "reasons": "Hết việc\nĐã đếm lại"}
    done = client.post(f"{url}?rule=jump", said, follow=True).content.decode()

    assert "Đã thêm điều kiểm tra." in done
    few = changes(monthly, 80, 1, 0, 10)
    with pytest.raises(Refused, match=r"Ít hơn tháng 2/2026 là 30 người\. Xin ông"):
        send_report(anew(report), few, by=monthly.heads[0])
    assert monthly.form.checks.get(rule="jump", measure=question.measure).reasons == [
        "Hết việc",
        "Đã đếm lại",
    ]


def test_each_rule_can_be_made_in_the_page(stage, monthly, client_of):
    client, question = client_of("lan"), asked(monthly.form, "deaths")
    url = f"{page_of(monthly.form)}them/{question.pk}/"
    numbers = {
        "part": ({"other": "new_jobs"}, {}),
        "households": ({}, {}),
        "jump": ({}, {"percent": "5", "least": "1.000"}),
        "same": ({}, {"least": "2"}),
        "range": ({}, {"least": "0", "most": "500"}),
    }

    for rule, (chosen, said) in numbers.items():
        address = "&".join(f"{k}={v}" for k, v in ({"rule": rule} | chosen).items())
        form = client.get(f"{url}?{address}").context["check"]
        client.post(f"{url}?{address}", form.initial | said)

    made = Check.objects.filter(measure=question.measure)
    assert sorted(made.values_list("rule", flat=True)) == sorted(numbers)
    assert (made.get(rule="jump").least, made.get(rule="range").most) == (1000, 500)
    assert made.get(rule="part").other.code == "new_jobs"
    everything = client.get(url).content.decode()
    assert "đã có đủ các loại kiểm tra" in everything


def test_a_part_wants_another_figure(stage, monthly, client_of):
    question = asked(monthly.form, "deaths")
    url = f"{page_of(monthly.form)}them/{question.pk}/"

    for other in ("", "deaths", "people"):  # none, itself, one the form does not ask
        page = client_of("lan").get(f"{url}?rule=part&other={other}")
        assert page.context["check"] is None


@pytest.mark.parametrize(
    "message",
    ["{value.__class__}", "{gap!r}", "{gap:>99999999}", "{0}", "{}", "{", "}",
     "{{gap}}", "{va{gap}lue}", "{limit}", "{stranger}", " \n "],
)  # fmt: skip
def test_a_message_with_anything_else_in_braces_is_refused(stage, monthly, message):
    with pytest.raises(Refused):
        add_check(monthly.form, jobs(monthly, message=message), by=stage.lan)


def test_the_page_says_what_is_wrong_with_a_message(stage, monthly, client_of):
    url = f"{page_of(monthly.form)}them/{asked(monthly.form, 'new_jobs').pk}/?rule=same"

    page = client_of("lan").post(url, {"message": "{gap.real}", "weight": "stop"})

    assert "Trong ngoặc nhọn chỉ ghi" in page.content.decode()
    assert Check.objects.filter(form=monthly.form).count() == 2


@pytest.mark.parametrize("rule", Check.Rule.values)
def test_what_is_proposed_is_accepted(catalogue, rule):
    odd = Measure(name="Số {value} lạ", unit="{0} 100%")
    shipped = Measure.objects.get(code="new_jobs")

    for measure in (odd, shipped):
        for level in ("village", "commune"):
            said = proposed_message(rule, measure, odd, level)
            assert not has_strangers(rule, said)


@pytest.mark.parametrize(
    "fields",
    [
        {"percent": None}, {"percent": 0}, {"percent": 1001}, {"least": -1},
        {"least": 10**9}, {"rule": "range", "percent": None},
        {"rule": "range", "least": 5, "most": 4},
    ],
)  # fmt: skip
def test_numbers_that_catch_nothing_are_refused(stage, monthly, fields):
    with pytest.raises(Refused):
        add_check(monthly.form, jobs(monthly, **fields), by=stage.lan)


@pytest.mark.parametrize("written", ["-3", "1,5", "ba", "9" * 30, "1e3"])
def test_nonsense_in_the_page_is_no_check(stage, monthly, client_of, written):
    url = f"{page_of(monthly.form)}them/{asked(monthly.form, 'new_jobs').pk}/?rule=jump"
    said = {"message": "Chênh {gap}.", "weight": "reason", "percent": written}

    page = client_of("lan").post(url, said)

    assert page.status_code == 200
    assert Check.objects.filter(form=monthly.form).count() == 2


def test_only_what_the_form_asks_is_checked_and_each_rule_once(stage, monthly):
    people = Measure.objects.get(code="people_exercising")
    stranger = {"rule": "part", "measure": monthly.measures["deaths"], "other": people}

    for fields in ({"measure": people}, stranger):
        with pytest.raises(Refused):
            add_check(monthly.form, jobs(monthly, **fields), by=stage.lan)
    add_check(monthly.form, jobs(monthly), by=stage.lan)
    with pytest.raises(Refused, match="đã có"):
        add_check(monthly.form, jobs(monthly), by=stage.lan)


def test_a_check_taken_off_leaves_the_reasons_of_what_was_sent(
    stage, monthly, a_month, client_of
):
    a_month(FEBRUARY, (80, 0, 0, 1))
    report, *_rest = a_month(MARCH)
    why = changes(monthly, 60, 0, 0, 1, households_in_chat="Có hộ chuyển đi")
    sent = send_report(report, why, by=monthly.heads[0])
    check = monthly.form.checks.get(rule="jump")

    client_of("lan").post(f"{page_of(monthly.form)}bo/{check.pk}/")

    opened = with_period(Report.objects.filter(pk=sent.pk)).get()
    line = sheet_of(opened).lines[0]
    assert (line.remarks, line.reason) == ((), "Có hộ chuyển đi")
    assert Event.objects.filter(verb="form.check-removed").count() == 1
    with pytest.raises(Conflict):
        remove_check(check, by=stage.lan)


def test_a_question_may_stay_empty(stage, monthly, a_month, client_of):
    report, *_rest = a_month(MARCH)
    question = asked(monthly.form, "new_jobs")
    url = f"{page_of(monthly.form)}cau-hoi/{question.pk}/"

    page = client_of("lan").post(url, {"do": "optional"}, follow=True)
    let_stay_empty(question, True, by=stage.lan)  # a colleague, at the same moment

    assert "được để trống" in page.content.decode()
    assert Event.objects.filter(verb="form.question-optional").count() == 1
    said = changes(monthly, 80, 1, 0)
    assert send_report(report, said, by=monthly.heads[0]).status == "submitted"
    client_of("lan").post(url, {"do": "required"})
    assert asked(monthly.form, "new_jobs").is_required


def test_questions_move_up_and_down(stage, monthly, client_of):
    url = page_of(monthly.form)
    client = client_of("lan")

    client.post(f"{url}cau-hoi/{asked(monthly.form, 'deaths').pk}/", {"do": "up"})
    client.post(f"{url}cau-hoi/{asked(monthly.form, 'cremations').pk}/", {"do": "down"})
    move_question(asked(monthly.form, "deaths"), -1, by=stage.lan)  # is the first

    order = list(monthly.form.questions.values_list("measure__code", flat=True))
    assert order == ["deaths", ASKED[0], "new_jobs", "cremations"]
    assert Event.objects.filter(verb="form.question-moved").count() == 2


def test_a_form_asked_no_more_is_not_put_right(stage, monthly, client_of):
    stop_asking(monthly.form, by=stage.lan)

    assert client_of("lan").get(page_of(monthly.form)).status_code == 404
    with pytest.raises(Conflict):
        add_check(monthly.form, jobs(monthly), by=stage.lan)


@pytest.mark.parametrize(("who", "answer"), [("hoa", 403), ("minh", 404)])
def test_others_see_and_change_nothing(stage, monthly, client_of, who, answer):
    client, url = client_of(who), page_of(monthly.form)
    question, check = monthly.form.questions.first(), monthly.form.checks.first()

    for path in ("", f"them/{question.pk}/"):
        assert client.get(url + path).status_code == answer
    for path in (f"cau-hoi/{question.pk}/", f"bo/{check.pk}/"):
        assert client.post(url + path, {"do": "down"}).status_code == answer


def test_a_question_of_another_form_is_not_there(stage, monthly, client_of):
    url = page_of(monthly.form)

    assert client_of("lan").get(f"{url}them/999999/").status_code == 404
    assert client_of("lan").post(f"{url}bo/999999/").status_code == 404


def test_the_page_links_from_the_form_and_asks_twice(
    stage, monthly, client_of, django_assert_num_queries
):
    page = client_of("lan").get(f"/so-lieu/bieu-mau/xem/{monthly.form.pk}/")
    assert page_of(monthly.form) in page.content.decode()

    with django_assert_num_queries(2):
        lines = asked_of(monthly.form)

    assert [len(line.checks) for line in lines] == [1, 0, 1, 0]
