"""The report form on paper: one village is one A4."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from langso.measures.models import Form, Measure, Question
from langso.measures.models.asking import new_stamp
from tests.journeys.checks import sound

pytestmark = pytest.mark.browser


@pytest.fixture
def sheets(visit, a_month):
    """Print the forms of a month; the size and the text of each page."""
    reports = a_month(date(2026, 3, 10))

    def run():
        page = visit(f"/bao-cao/giay/ky/{reports[0].period_id}/in/", who="lan")
        sound(page)
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        sizes = {tuple(round(float(n)) for n in p.mediabox[2:]) for p in pdf.pages}
        texts = [re.sub(r"\s", "", sheet.extract_text()) for sheet in pdf.pages]
        return sizes, texts, reports

    return run


def test_one_village_is_one_a4(sheets):
    sizes, texts, reports = sheets()

    assert sizes == {(595, 842)}
    assert len(texts) == len(reports)
    for text, report in zip(texts, reports, strict=True):
        assert str(report.unit).replace(" ", "") in text
        assert f"/bao-cao/{report.pk}/" in text
        assert "Ngườighi" in text


def test_also_with_twenty_questions(sheets, monthly):
    asked = [question.measure_id for question in monthly.form.questions.all()]
    more = Measure.objects.filter(fact="").exclude(pk__in=asked)[:16]
    for order, measure in enumerate(more, 10):
        Question.objects.create(form=monthly.form, measure=measure, order=order)
    Form.objects.update(stamp=new_stamp())

    _sizes, texts, reports = sheets()

    assert len(texts) == len(reports)
    assert all("Ngườighi" in text and "20" in text for text in texts)
