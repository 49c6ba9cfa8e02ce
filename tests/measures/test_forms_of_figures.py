"""An officer enters and corrects figures, and sets progress, in a browser."""

from decimal import Decimal

import pytest

from langso.measures.models import TargetFigure
from langso.resolutions.models import Target

SHARE = {
    "kind": "current",
    "part": "12.000",
    "whole": "12.858",
    "as_of": "30/6/2026",
    "source": "Báo cáo tháng 6",
    "by_village": "on",
}
COUNT = {**SHARE, "value": "1.314"}


@pytest.fixture
def titled(an_adopted) -> Target:
    return an_adopted().targets.get(subject="hộ văn hóa")


@pytest.mark.parametrize(
    ("who", "answer"), [("lan", 302), ("hoa", 403), ("minh", 403), ("nam", 403)]
)
def test_only_an_officer_of_the_commune_enters(client_of, titled, who, answer):
    response = client_of(who).post(f"/so-lieu/chi-tieu/{titled.pk}/", SHARE)

    assert response.status_code == answer
    assert TargetFigure.objects.exists() is (who == "lan")


def test_a_stranger_is_asked_to_sign_in(client_of, titled):
    response = client_of("").get(f"/so-lieu/chi-tieu/{titled.pk}/")

    assert response.headers["Location"].startswith("/tai-khoan/dang-nhap/")


@pytest.mark.parametrize("who", ["lan", "minh"])
def test_a_draft_has_no_form(client_of, a_draft, who):
    target = a_draft().targets.first()

    response = client_of(who).get(f"/so-lieu/chi-tieu/{target.pk}/")

    assert response.status_code == (403 if who == "lan" else 404)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({}, (12000, 12858, None)),
        ({"part": "", "whole": "", "value": "110,9%"}, (None, None, Decimal("110.9"))),
    ],
)
def test_a_share_is_two_numbers_or_one(client_of, titled, given, kept):
    client_of("lan").post(f"/so-lieu/chi-tieu/{titled.pk}/", {**SHARE, **given})

    figure = TargetFigure.objects.get()
    assert (figure.numerator, figure.denominator, figure.value) == kept


@pytest.mark.parametrize(
    "given", [{"part": "", "whole": ""}, {"part": ""}, {"value": "93"}]
)
def test_a_share_is_never_three_numbers_nor_none(client_of, titled, given):
    page = client_of("lan").post(f"/so-lieu/chi-tieu/{titled.pk}/", {**SHARE, **given})

    assert "Xin ghi một giá trị, hoặc ghi số đạt và tổng số." in page.content.decode()
    assert not TargetFigure.objects.exists()


def test_a_tenth_fewer_is_asked_for_as_one_number(client_of, titled):
    Target.objects.filter(pk=titled.pk).update(
        subject="số vụ tai nạn", comparator="decrease_by", value=10
    )

    html = client_of("lan").get(f"/so-lieu/chi-tieu/{titled.pk}/").content.decode()

    assert 'name="part"' not in html
    assert "Đơn vị: vụ" in html


def test_a_count_is_asked_for_as_one_number(client_of, an_adopted):
    jobs = an_adopted().targets.get(unit="người")

    client_of("lan").post(f"/so-lieu/chi-tieu/{jobs.pk}/", COUNT)

    assert TargetFigure.objects.get().value == 1314


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("part", "nhiều", "Xin ghi số như 12.535 hoặc 97,32."),
        ("part", "13.000", "Số đạt không thể lớn hơn tổng số."),
        ("as_of", "31/2/2026", "Xin ghi ngày như 8/7/2026."),
        ("as_of", "31/12/2099", "Ngày của số liệu không thể sau hôm nay."),
        ("missing", "999999", "999999"),
    ],
)
def test_what_cannot_be_is_answered_in_plain_words(
    client_of, titled, field, typed, said
):
    form = {**SHARE, field: typed}

    response = client_of("lan").post(f"/so-lieu/chi-tieu/{titled.pk}/", form)

    assert said in response.content.decode()
    assert not TargetFigure.objects.exists()


def test_missing_villages_are_kept_with_the_figure(stage, client_of, titled):
    gone = stage.villages[1].pk

    client_of("lan").post(
        f"/so-lieu/chi-tieu/{titled.pk}/", {**SHARE, "missing": [gone]}
    )

    assert TargetFigure.objects.get().missing == [gone]


def test_a_correction_keeps_the_old_figure_readable(client_of, titled):
    officer = client_of("lan")
    officer.post(f"/so-lieu/chi-tieu/{titled.pk}/", SHARE)
    old = TargetFigure.objects.get()

    form = {**SHARE, "part": "11.000", "reason": "Ghi nhầm một thôn"}
    officer.post(f"/so-lieu/dinh-chinh/{old.pk}/", form)

    html = officer.get(f"/so-lieu/chi-tieu/{titled.pk}/").content.decode()
    assert "12.000 trên 12.858 hộ" in html
    assert "Ghi nhầm một thôn" in html


def test_who_corrects_a_corrected_figure_came_too_late(client_of, titled):
    officer = client_of("lan")
    officer.post(f"/so-lieu/chi-tieu/{titled.pk}/", SHARE)
    old = TargetFigure.objects.get()
    officer.post(f"/so-lieu/dinh-chinh/{old.pk}/", {**SHARE, "reason": "Nhầm"})

    response = officer.get(f"/so-lieu/dinh-chinh/{old.pk}/")

    assert response.status_code == 409


def test_a_figure_of_an_earlier_version_is_corrected(client_of, titled, an_adopted):
    officer = client_of("lan")
    officer.post(f"/so-lieu/chi-tieu/{titled.pk}/", SHARE)
    old, newer = TargetFigure.objects.get(), an_adopted(reason="Sửa câu chữ")
    form = {**SHARE, "part": "11.000", "reason": "Ghi nhầm một thôn"}

    response = officer.post(f"/so-lieu/dinh-chinh/{old.pk}/", form)

    assert response.status_code == 302
    assert old.replaced_by.target == newer.targets.get(subject="hộ văn hóa")


@pytest.mark.parametrize(("who", "answer"), [("lan", 302), ("hoa", 403), ("nam", 403)])
def test_only_an_officer_sets_the_progress(client_of, an_adopted, who, answer):
    task = an_adopted().tasks.get()
    form = {"progress": "doing", "on": "30/6/2026", "note": "26 thôn đã họp"}

    response = client_of(who).post(f"/so-lieu/nhiem-vu/{task.pk}/", form)

    assert response.status_code == answer
    task.refresh_from_db()
    assert (task.progress == "doing") is (who == "lan")
