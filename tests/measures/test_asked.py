"""How many questions a village head gets a month."""

from fractions import Fraction

from langso.installation.asking import asked
from langso.measures.actions import make_form, stop_asking
from langso.measures.models import Measure, Question
from langso.measures.queries.asked import asked_a_month
from tests.measures.conftest import MONTH


def another(stage, code, calendar, *codes):
    measures = [Measure.objects.get(code=each) for each in codes]
    values = MONTH | {"code": code, "calendar": calendar}
    return make_form(stage.commune, values, measures, by=stage.lan)


def test_questions_are_scaled_by_calendar_and_asked_once(
    stage, monthly, django_assert_num_queries
):
    counted = Measure.objects.exclude(fact="").first()
    again = another(stage, "lan-hai", "report_month", "deaths")
    Question.objects.create(form=again, measure=counted, order=9)
    fits = another(stage, "quy", "report_quarter", "households_in_chat")
    another(stage, "quy-lich", "quarter", "households_in_chat")
    stop_asking(another(stage, "cu", "report_month", "opinions"), by=stage.lan)

    with django_assert_num_queries(1):
        [one] = asked_a_month()

    assert (one.commune, one.forms) == (stage.commune, 4)
    assert one.questions == 4 + Fraction(1, 3)
    assert one.saved == 2 + Fraction(1, 3)
    assert one.rounded == 5
    [(form, question, source)] = one.mapped
    assert (form, question.measure.code) == (fits, "households_in_chat")
    assert source == monthly.form


def test_the_command_says_it(stage, monthly, capsys):
    assert asked("vi") == 0
    assert "trả lời 4 câu hỏi" in capsys.readouterr().out


def test_the_command_names_what_is_put_together(stage, monthly, capsys):
    another(stage, "quy", "report_quarter", "deaths")

    assert asked("vi") == 0

    said = capsys.readouterr().out
    assert "trả lời 4 câu hỏi" in said
    assert "“Người qua đời” lấy từ Báo cáo tháng, không hỏi lại." in said


def test_nothing_asked_is_said_too(db, capsys):
    assert asked("en") == 0
    assert capsys.readouterr().out == "No form asks the villages anything.\n"
