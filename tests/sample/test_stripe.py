"""Every page of a sample commune says that it is one, and no page of a real one."""

import re

import pytest
from django.core.cache import cache

from langso.places.models import Unit
from tests.boards.conftest import a_living, with_figures  # noqa: F401
from tests.every_page import client_of, everything  # noqa: F401

STRIPE = "Dữ liệu mẫu: xã, các thôn và mọi số liệu"


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_stripe_is_on_every_page(everything, client_of, is_sample):  # noqa: F811
    Unit.objects.update(is_sample=is_sample)
    cache.clear()

    wrong = []
    for page in everything:
        response = client_of(page.who).get(page.path)
        if response.status_code != page.status:
            wrong.append(f"{page.name}: {response.status_code}")
        is_part = b"<!doctype" not in response.content
        if not is_part and (STRIPE in response.content.decode()) != is_sample:
            wrong.append(page.name)

    assert wrong == []


@pytest.mark.parametrize(("samples", "shown"), [(1, False), (2, True)])
def test_a_stranger_signs_in_beside_real_communes_without_it(
    stage,
    client_of,  # noqa: F811
    samples,
    shown,
):
    for commune in (stage.commune, stage.other)[:samples]:
        Unit.objects.filter(pk=commune.pk).update(is_sample=True)

    page = client_of("").get("/tai-khoan/dang-nhap/").content.decode()

    assert (STRIPE in page) is shown


def test_what_goes_wrong_in_a_sample_is_a_sample_too(stage, client_of):  # noqa: F811
    Unit.objects.update(is_sample=True)

    page = client_of("lan").get("/khong-co/").content.decode()

    assert STRIPE in page


def test_the_daily_marks_at_the_foot_are_those_of_the_commune(everything, client_of):  # noqa: F811
    marks = {
        link
        for page in everything
        for link in re.findall(
            r'"(/nhat-ky/\d+/)"', client_of(page.who).get(page.path).content.decode()
        )
    }

    assert marks
    assert {client_of("").get(link).status_code for link in marks} == {200}
