"""Targets meet their indicators, and are shared out to villages exactly."""

from decimal import Decimal
from re import findall

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langso.core.actions import Refused
from langso.measures.actions import share_out
from langso.measures.matching import proposals
from langso.measures.models import Form, Indicator, Measure, Period, Share, Tie
from langso.measures.sharing import by_largest_remainder

pytestmark = pytest.mark.django_db

SUBJECTS = [
    ("hộ nghèo", "hộ", "poor_households"),
    ("hộ cận nghèo", "hộ", "near_poor_households"),
    ("Tỷ lệ hộ gia đình được công nhận danh hiệu Gia đình văn hóa", "%",
     "cultural_family_rate"),
    ("tỷ lệ thôn được công nhận danh hiệu Thôn văn hoá", "%", "cultural_village_rate"),
    ("số người luyện tập thể dục thể thao thường xuyên", "%", "exercise_rate"),
    ("hộ có thành viên trong nhóm Zalo của thôn", "%", "chat_group_rate"),
    ("tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể nhẹ cân", "%", "underweight_rate"),
    ("số lao động có việc làm mới trong năm", "người", "new_jobs"),
    ("tổng chi ngân sách", "%", "spending_rate"),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "unit", "code"), SUBJECTS)
def test_the_words_of_a_target_find_its_indicator(catalogue, subject, unit, code):
    found = proposals(subject, unit, Indicator.objects.all())

    assert found[0].code == code


def test_words_nobody_knows_propose_nothing(catalogue):
    assert (
        proposals("số giếng làng được khơi lại", "giếng", Indicator.objects.all()) == []
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 10**6),
    st.dictionaries(st.integers(), st.integers(0, 999), min_size=1),
)
@pytest.mark.pure
def test_what_is_shared_out_adds_up(total, weights):
    weights[0] = weights.get(0, 0) + 1

    parts = by_largest_remainder(total, weights)

    whole = sum(weights.values())
    assert sum(parts.values()) == total
    for unit, part in parts.items():
        assert abs(part - Decimal(total * weights[unit]) / whole) < 1


def test_the_page_ties_a_target_by_its_words(stage, catalogue, an_adopted, client_of):
    resolution = an_adopted()
    target = resolution.targets.get(subject="người có việc làm")

    page = client_of("lan").get(f"/so-lieu/cach-do/{resolution.pk}/").content.decode()
    client_of("lan").post(
        f"/so-lieu/cach-do/chi-tieu/{target.pk}/", {"indicator": "new_jobs"}
    )

    assert "2 chỉ tiêu chưa có cách đo" in page
    assert "“Người có việc làm mới” cần có:" in page
    assert "chưa biểu mẫu nào hỏi số này" in page
    assert Tie.objects.get(thread=target.thread).indicator.code == "new_jobs"


@pytest.mark.parametrize(("who", "answer"), [("lan", 302), ("hoa", 403), ("minh", 403)])
def test_only_an_officer_of_the_commune_ties(
    stage, catalogue, an_adopted, client_of, who, answer
):
    target = an_adopted().targets.first()

    response = client_of(who).post(
        f"/so-lieu/cach-do/chi-tieu/{target.pk}/", {"indicator": "new_jobs"}
    )

    assert response.status_code == answer


@pytest.mark.parametrize("method", Share.Method)
def test_shares_that_do_not_add_up_are_refused(stage, monthly, tied, method):
    target = tied("new_jobs")  # above 1.625 people
    values = {village.pk: Decimal(500) for village in stage.villages}

    with pytest.raises(Refused):
        share_out(target, values, method, by=stage.lan)

    assert not Share.objects.exists()


def test_rates_differ_by_hand_and_are_one_where_they_are_the_same(stage, an_adopted):
    target = an_adopted().targets.get(subject="hộ văn hóa")  # above 90 %
    rates = dict(
        zip((v.pk for v in stage.villages), map(Decimal, (88, 90, 95)), strict=True)
    )

    with pytest.raises(Refused):
        share_out(target, rates, Share.Method.SAME, by=stage.lan)
    shares = share_out(target, rates, Share.Method.BY_HAND, by=stage.lan)

    assert [share.value for share in shares] == [88, 90, 95]


def test_the_page_proposes_shares_by_households(stage, monthly, tied, client_of):
    target = tied("new_jobs")
    url = f"/so-lieu/giao-thon/{target.pk}/"
    client = client_of("lan")

    form = client.get(url).context["form"]
    sent = {f"v{v.pk}": form.initial[f"v{v.pk}"] for v in stage.villages}
    client.post(url, sent | {"method": "by_households"})

    shares = Share.objects.filter(thread=target.thread).values_list("value", flat=True)
    assert sorted(map(int, shares)) == [541, 542, 542]


def test_shares_changed_by_hand_are_kept_as_by_hand(stage, monthly, tied, client_of):
    target = tied("new_jobs")
    url = f"/so-lieu/giao-thon/{target.pk}/"
    client = client_of("lan")
    typed = dict(
        zip((f"v{v.pk}" for v in stage.villages), ("500", "500", "625"), strict=True)
    )

    client.post(url, typed | {"method": "by_households"})

    shares = Share.objects.filter(thread=target.thread, is_current=True)
    assert set(shares.values_list("method", flat=True)) == {"by_hand"}
    form = client.get(url).context["form"]
    assert form.initial["method"] == "by_hand"
    again = client.post(url, typed | {"method": "by_households", "again": "1"})
    form = again.context["form"]
    assert form.initial["method"] == "by_households"
    found = [form[f"v{v.pk}"].value() for v in stage.villages]
    assert sorted(found) == ["541", "542", "542"]
    assert set(shares.values_list("method", flat=True)) == {"by_hand"}  # not saved
    kept = client.post(url, typed | {"method": "by_hand", "again": "1"})
    values = [kept.context["form"][f"v{v.pk}"].value() for v in stage.villages]
    assert values == ["500", "500", "625"]


def test_a_village_is_asked_only_what_it_counts(stage, monthly, client_of):
    url = f"/so-lieu/bieu-mau/{stage.commune.pk}/them/"
    both = ["new_jobs", "budget_revenue"]
    asked = {"name": "Ngân sách", "calendar": "quarter", "due_days": "5",
             "level": "village", "measures": both}  # fmt: skip

    page = client_of("lan").post(url, asked).content.decode()

    assert "Không đếm ở thôn: " in page
    assert not Form.objects.filter(code="ngan-sach").exists()
    assert page.count(" checked") >= 3  # the level and both questions are kept
    client_of("lan").post(url, asked | {"level": "commune"})
    assert Form.objects.get(code="ngan-sach").questions.count() == 2


def test_the_usual_calendar_comes_first(stage, catalogue, client_of):
    for path in ("bieu-mau", "danh-muc"):
        page = client_of("lan").get(f"/so-lieu/{path}/{stage.commune.pk}/them/")
        choices = page.context["form"].fields["calendar"].choices
        assert next(iter(choices))[0] == "report_month"


def test_an_officer_makes_a_form_and_opens_a_period(stage, monthly, client_of):
    client = client_of("lan")
    url = f"/so-lieu/bieu-mau/{stage.commune.pk}/"
    asked = {"name": "Báo cáo quý", "calendar": "report_quarter", "due_days": "5",
             "level": "village", "roles": ["village_head"],
             "measures": ["people_exercising"]}  # fmt: skip

    client.post(f"{url}them/", asked)
    form = Form.objects.get(code="bao-cao-quy")
    client.post(f"/so-lieu/bieu-mau/mo-ky/{form.pk}/", {"day": "8/2/2026"})

    period = Period.objects.get(form=form)
    assert (period.name, period.reports.count()) == ("quý I/2026", 3)
    assert "Đã mở kỳ Quý I/2026" in client.get(url).content.decode()


def test_a_sum_over_months_is_not_asked_by_quarter_as_well(stage, monthly, client_of):
    asked = {"name": "Báo cáo quý", "calendar": "report_quarter", "due_days": "5",
             "level": "village", "measures": ["new_jobs"]}  # fmt: skip

    client = client_of("lan")
    client.post(f"/so-lieu/bieu-mau/{stage.commune.pk}/them/", asked)
    form = Form.objects.get(code="bao-cao-quy")
    day = {"day": "8/2/2026"}
    page = client.post(f"/so-lieu/bieu-mau/mo-ky/{form.pk}/", day, follow=True)

    assert "không còn gì phải hỏi" in page.content.decode()
    assert not form.periods.exists()


def test_a_commune_adds_an_indicator_and_sees_it_first(stage, catalogue, client_of):
    url = f"/so-lieu/danh-muc/{stage.commune.pk}/them/"
    said = {"name": "Mô hình ứng xử trên dân", "kind": "ratio", "unit": "%",
            "numerator": measure("conduct_models"), "denominator": measure("people"),
            "direction": "up", "policy": "Toàn dân", "calendar": "year",
            "words": "ứng xử trên dân", "valid_from": "1/1/2026"}  # fmt: skip
    client = client_of("lan")

    part = client.post(url, said, headers={"HX-Request": "true"}).content.decode()
    assert "Chỉ số sẽ hiện như sau" in part
    assert not Indicator.objects.filter(commune=stage.commune).exists()

    buttons = findall(r"<button class=[^>]*>", client.get(url).content.decode())
    assert any("preview" not in button for button in buttons)
    client.post(url, said)
    assert Indicator.objects.get(commune=stage.commune).policy == "Toàn dân"


OWN = {"name": "Hộ có thùng rác", "question": "Mấy hộ có thùng rác?", "unit": "hộ",
       "kind": "stock", "counted_where": "village", "decimals": "0"}  # fmt: skip


def test_a_commune_counts_something_of_its_own(stage, catalogue, client_of):
    url, client = f"/so-lieu/danh-muc/{stage.commune.pk}/", client_of("lan")

    client.post(f"{url}so-moi/", OWN)
    again = client.post(f"{url}so-moi/", OWN).content.decode()

    mine = Measure.objects.get(commune=stage.commune)
    assert (mine.code, mine.question) == ("ho-co-thung-rac", OWN["question"])
    assert "Danh mục đã có số liệu tên này." in again
    offered = client.get(f"{url}them/").context["form"].fields["numerator"].queryset
    assert mine in offered


@pytest.mark.parametrize("who", ["hoa", "minh"])
def test_only_an_officer_adds_something_to_count(stage, catalogue, client_of, who):
    url = f"/so-lieu/danh-muc/{stage.commune.pk}/so-moi/"

    assert client_of(who).post(url, OWN).status_code in (403, 404)
    assert not Measure.objects.filter(commune=stage.commune).exists()


def measure(code: str) -> int:
    return Measure.objects.get(code=code).pk
