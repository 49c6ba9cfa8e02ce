"""What a stranger, and what an officer, sees of a resolution."""

import pytest

from langso.resolutions.models import Resolution


def address(resolution: Resolution, rest: str = "") -> str:
    return f"/nghi-quyet/xa-ben-gom-{resolution.commune_id}/{resolution.year}/{rest}"


def test_the_first_page_leads_to_the_only_resolution(client_of, with_figures):
    response = client_of("").get("/")

    assert response.headers["Location"] == address(with_figures)


def test_the_first_page_is_calm_where_there_is_nothing(client_of):
    response = client_of("").get("/")

    assert "Chưa có nghị quyết nào được công bố." in response.content.decode()


def test_a_draft_is_not_there_for_anybody_on_the_public_page(client_of, a_draft):
    draft = a_draft()

    assert client_of("").get(address(draft)).status_code == 404
    assert client_of("lan").get(address(draft)).status_code == 404


def test_every_target_says_where_it_stands(page):
    html = page()

    assert "Chậm tiến độ" in html
    assert "Chưa đủ số liệu" in html
    assert "thiếu 3.958 hộ" in html


def test_a_figure_opens_its_source(page):
    html = page()

    assert "8.000 hộ : 8.500 hộ = 94,12%" in html
    assert "Báo cáo tháng 6" in html
    assert "Công chức xã" in html


def test_no_figure_stands_without_its_day_and_its_villages(page):
    html = page()

    assert "8.000 trên 8.500 hộ, đến 30/6/2026, 2 trên 3 thôn" in html
    assert "Còn thiếu: Thôn 3." in html


def test_people_are_shown_by_their_post_never_by_name(page):
    assert "lan" not in page().split("<main")[1].lower().replace("làng", "").split()


def test_every_clause_can_be_linked_to(page):
    html = page()

    assert 'id="muc-1.1"' in html
    assert 'href="#muc-2"' in html


def test_last_years_results_stand_with_their_findings(page):
    last_year = page().split('id="nam-truoc"')[1]

    assert "12.535" in last_year
    assert "97,49%" in last_year
    assert "Xã đính chính theo số tính lại." in last_year


@pytest.mark.parametrize(
    ("who", "sees"), [("", 0), ("hoa", 0), ("minh", 0), ("lan", 2)]
)
def test_only_an_officer_of_the_commune_finds_the_forms(page, who, sees):
    assert page(who).count("/so-lieu/chi-tieu/") == sees


def test_a_replaced_version_says_so_and_leads_to_the_one_in_force(
    client_of, a_living, with_figures
):
    a_living(with_figures.text.replace("05/NQLT", "06/NQLT"), reason="Sửa số")

    html = client_of("").get(address(with_figures, "ban-1/")).content.decode()

    assert "Bản này đã được thay thế." in html
    assert "Sửa số" in html
    assert f'href="{address(with_figures)}"' in html


def test_figures_outlive_a_new_version_of_the_text(client_of, a_living, with_figures):
    a_living(with_figures.text.replace("05/NQLT", "06/NQLT"), reason="Sửa số")

    html = client_of("").get(address(with_figures)).content.decode()

    assert "8.000 hộ : 8.500 hộ = 94,12%" in html


def test_the_original_file_is_downloaded_never_shown(client_of, with_figures):
    response = client_of("").get(address(with_figures, "ban-1/ban-goc/"))

    assert response.content.decode().startswith("ỦY BAN NHÂN DÂN")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"] == "application/octet-stream"


def test_the_original_of_a_draft_is_not_there(client_of, a_draft):
    draft = a_draft()

    assert client_of("").get(address(draft, "ban-1/ban-goc/")).status_code == 404


def test_two_communes_make_a_list(client_of, stage, a_living):
    one = a_living()
    Resolution.objects.filter(pk=one.pk).update(commune=stage.other)
    a_living("Khác. " + one.text)

    html = client_of("").get("/").content.decode()

    assert html.count("/2026/") == 2


def test_a_page_carries_no_token_and_sets_no_cookie(client_of, with_figures):
    response = client_of("").get(address(with_figures))

    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert not response.cookies
