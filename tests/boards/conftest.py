"""A resolution read by the reader itself, adopted, with figures from three villages."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import caches

from langso.measures.actions import Entry, enter_figure
from langso.resolutions.actions import adopt, answer_doubt, confirm_rest, upload
from langso.resolutions.models import Resolution

TEXT = """ỦY BAN NHÂN DÂN
XÃ BẾN GỐM

Số: 05/NQLT-UBND-UBMTTQ

NGHỊ QUYẾT
Về xây dựng đời sống văn hóa năm 2026

1. Kết quả năm 2025

1.1. Gia đình văn hóa

- Số hộ đạt danh hiệu Gia đình văn hóa là 12.535/12.858 hộ, đạt 97,32%.

2. Chỉ tiêu năm 2026

- Trên 90% hộ gia đình đạt danh hiệu Gia đình văn hóa.

- 100% hộ gia đình có người trong nhóm Zalo của thôn.

3. Nhiệm vụ

- Các thôn rà soát hương ước, quy ước trong quý II/2026.
"""
MISSING = "Trên 90%"
SHORT = "100%"
JUNE = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def nothing_remembered():
    caches["pages"].clear()


@pytest.fixture
def a_living(stage) -> Callable[..., Resolution]:
    """An adopted resolution; `text` and `reason` make a new version."""

    def make(text: str = TEXT, reason: str = "") -> Resolution:
        upload(text.encode(), "nghi-quyet.txt", stage.commune, by=stage.lan)
        draft = Resolution.objects.get(status="draft")
        confirm_rest(draft, by=stage.lan)
        for doubt in draft.doubts.all():
            answer_doubt(doubt, "erratum", by=stage.lan)
        adopt(draft, by=stage.tam, reason=reason)
        return draft

    return make


@pytest.fixture
def with_figures(stage, a_living) -> Resolution:
    """Thôn 3 is missing in one target; the other is far behind."""
    living = a_living()
    gone = (stage.villages[2].pk,)
    for start, part, whole, missing in (
        (MISSING, 8000, 8500, gone),
        (SHORT, 8900, 12858, ()),
    ):
        share = {"numerator": Decimal(part), "denominator": Decimal(whole)}
        entry = Entry(JUNE, "Báo cáo tháng 6", missing=missing, **share)
        target = living.targets.get(quote__startswith=start)
        enter_figure(target, entry, by=stage.lan)
    return living


@pytest.fixture
def page(client_of, with_figures) -> Callable[..., str]:
    """The page of the resolution as somebody sees it."""

    def read(who: str = "", **headers: str) -> str:
        return client_of(who).get("/", headers=headers, follow=True).content.decode()

    return read
