"""A leader's minute: sound on the screen, and one A4 sheet on paper."""

import io

import pytest
from pypdf import PdfReader

from tests.boards.conftest import TEXT
from tests.boards.test_leader import behind  # noqa: F401
from tests.journeys.checks import sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MORE = "\n\n".join(
    f"- Trên {60 + n}% hộ gia đình ở khu dân cư số {n} được công nhận danh hiệu"
    " Gia đình văn hóa theo quy chế mới."
    for n in range(13)
)


@pytest.fixture
def a_full_year(a_living):
    """A new version with fifteen targets, whose names take a line and more."""
    return a_living(
        TEXT.replace("\n3. Nhiệm vụ", f"\n{MORE}\n\n3. Nhiệm vụ"), "Bổ sung"
    )


def test_a_leaders_minute(visit, behind, a_full_year, width):  # noqa: F811
    page = visit("/mot-phut/", who="tam")
    sound(page)
    assert "1 trong 15 chỉ tiêu đang chậm" in page.inner_text("h1")
    assert page.get_by_role("button", name="In một trang").is_visible()

    printed = page.pdf(prefer_css_page_size=True)

    (sheet,) = PdfReader(io.BytesIO(printed)).pages
    words = "".join(sheet.extract_text().split())
    assert "LàngSốlậpngày" in words
