"""The phone reads numbers and looks a report over exactly as the server does."""

import random
from decimal import Decimal

import pytest

from langso.measures.answers import Unclear, printed, read_answer
from langso.measures.checking import Beside, remarks_on
from langso.measures.models import Check, Measure, Question
from tests.journeys.phones import open_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAIN = ["0", "1", "2", "78", "90", "110"]
ODD = [
    "", " ", "00", "7", "80", "1.250", "1250", "1.25", "1,5", "12,50", "1,0", "-1",
    "-0", "+3", "−2", "1e3", "ba", "1.000.000", "0.001", "999999999999999", "5,1234",
    "9999999999999999", "1000000000000000000", "0,00001", "٣", "1 000",
]  # fmt: skip
RANGE = "{direction}|{limit}|{gap}"
JUMP = "ít hay nhiều: {direction} {period} là {gap}"
KNOWN = {"opinions": Decimal(80), "mediations_settled": Decimal(7)}  # not asked
EXTRA = """[
  {code: 'new_jobs', rule: 'range', weight: 'stop', least: 1, most: 100,
   message: '{direction}|{limit}|{gap}'},
  {code: 'deaths', rule: 'same', weight: 'reason', least: 1, message: '={before}'},
  {code: 'households_in_chat', rule: 'households', weight: 'stop',
   message: '{limit}+{gap}'},
  {code: 'new_jobs', rule: 'part', weight: 'stop', other: 'opinions',
   message: 'known {limit}'},
  {code: 'mediations_settled', rule: 'part', weight: 'stop', other: 'deaths',
   message: 'known {value}'},
  {code: 'new_jobs', rule: 'jump', weight: 'reason', percent: 5, least: 1,
   message: 'ít hay nhiều: {direction} {period} là {gap}'},
]"""
LOOK_OVER = f"""(cases) => {{
  const may = JSON.parse(document.getElementById('may').textContent);
  may.questions[0].decimals = 2;
  may.households = 100;
  may.twice = may.before;
  may.known = {{ opinions: '80', mediations_settled: '7' }};
  may.checks.push(...{EXTRA});
  const words = (found) => Object.values(found).map((line) => line.words);
  return cases.map((written) => words(langso.counting.lookOver(may, written)));
}}"""


def test_the_phone_says_what_the_server_says(phone, march):
    page = phone()
    open_report(page, march.pk)
    questions = list(march.period.form.questions.select_related("measure"))
    questions[0].measure.decimals = 2
    rng = random.Random(5)
    cases = [
        {q.measure.code: rng.choice(rng.choice([ODD, PLAIN, PLAIN])) for q in questions}
        for _case in range(300)
    ]

    said = page.evaluate(LOOK_OVER, cases)

    assert said == [spoken(questions, case) for case in cases]


def spoken(questions: list[Question], case: dict[str, str]) -> list[list[str]]:
    """What the server says of the same answers, question by question."""
    measures = {q.measure.code: q.measure for q in questions}
    answers, words = {}, {code: [] for code in measures}
    for code, written in case.items():
        try:
            answers[code] = read_answer(measures[code], written).as_json()
        except Unclear as error:
            words[code] = [str(error)]
    last = {"households_in_chat": 80, "deaths": 1, "cremations": 1, "new_jobs": 3}
    before = {code: Decimal(number) for code, number in last.items()}
    beside = Beside(before, before, 100, "tháng 2/2026")
    checks = [*Check.objects.select_related("measure", "other"), *extra(measures)]
    for remark in remarks_on(questions, checks, answers, beside, KNOWN):
        if answers.get(remark.code):  # of an empty one the step bar says enough
            words[remark.code].append(remark.message)
    return list(words.values())


def extra(measures) -> list[Check]:
    """The checks of EXTRA, for the server."""
    rules = [
        ("new_jobs", "range", {"least": 1, "most": 100, "message": RANGE}),
        ("deaths", "same", {"least": 1, "message": "={before}"}),
        ("households_in_chat", "households", {"message": "{limit}+{gap}"}),
        ("new_jobs", "part", {"other": "opinions", "message": "known {limit}"}),
        ("mediations_settled", "part", {"other": "deaths", "message": "known {value}"}),
        ("new_jobs", "jump", {"percent": 5, "least": 1, "message": JUMP}),
    ]
    every = measures | {code: Measure(code=code) for code in KNOWN}
    return [
        Check(
            measure=every[code],
            rule=rule,
            **{k: every[v] if k == "other" else v for k, v in fields.items()},
        )
        for code, rule, fields in rules
    ]


def test_the_numbers_are_printed_alike(phone, march):
    page = phone()
    open_report(page, march.pk)
    numbers = ["0", "7", "1250", "1000000", "12.50", "0.0001", "100.0000"]

    shown = page.evaluate("(all) => all.map(langso.counting.shown)", numbers)

    assert shown == [printed(Decimal(number)) for number in numbers]
