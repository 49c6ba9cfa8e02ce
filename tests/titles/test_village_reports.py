"""A village's report: figures from measures, words from the village, and points."""

import pytest

from langso.core.actions import Conflict, Refused
from langso.measures.actions import approve_report
from langso.registry.actions import set_flag
from langso.registry.models import Household
from langso.titles import actions as do
from langso.titles.actions.reporting import Written
from langso.titles.actions.ticking import Tick
from langso.titles.merits import Said
from langso.titles.models import Assessment, ExcludingGround, VillageReport
from langso.titles.queries.village_reports import sheet_of, sheets_of
from tests.titles.conftest import DAY, all_yes
from tests.titles.reported import AUGUST, month  # noqa: F401

SCORED = "chấm điểm"


def row(dossier, code):
    return next(
        one for one in sheet_of(dossier, DAY).rows if one.criterion.code == code
    )


@pytest.fixture
def scored(month, a_round):  # noqa: F811
    """The round under the sample with points: jobs count 10, cremations 10."""
    return a_round("village", SCORED)


def test_a_computed_criterion_follows_the_measure(scored, month):  # noqa: F811
    month((0, 5, 3, 10))

    jobs, cremated = (row(scored.dossiers[0], code) for code in ("1.1", "3.1"))

    assert (jobs.known.value, jobs.merit.points) == (10, 10)
    assert (cremated.known.value, cremated.known.of) == (3, 5)
    assert cremated.merit.points == 10  # 3 of 5 are 60 % exactly


def test_the_figure_names_its_day_its_coverage_and_its_report(
    scored,
    month,  # noqa: F811
):
    report = month((0, 5, 3, 10))[0]
    month((0, 1, 1, 4), day=AUGUST, approved=False)

    known = row(scored.dossiers[0], "1.1").known

    assert known.as_of == report.period.ends_on
    assert (known.covered, known.asked) == (1, 2)
    assert known.report == report.pk


def test_what_is_not_verified_is_no_figure_yet(scored, month, village):  # noqa: F811
    report = month((0, 5, 3, 10), approved=False)[0]
    before = row(scored.dossiers[0], "1.1")
    approve_report(report, by=village.tam)

    after = row(scored.dossiers[0], "1.1")

    assert (before.known.value, before.merit.met) == (None, None)
    assert (after.known.value, after.merit.met) == (10, True)


def test_a_period_that_is_missing_leaves_it_open_unless_it_cannot_matter(
    scored,
    month,  # noqa: F811
):
    month((0, 5, 3, 9), (0, 5, 3, 10))
    month(day=AUGUST)

    first, second = (row(one, "1.1").merit for one in scored.dossiers[:2])

    assert (first.met, second.met) == (None, True)


def test_records_are_counted_and_open_to_their_list(scored, village):
    home = Household.objects.filter(village=village.villages[0]).first()
    set_flag(
        home, "poor", starts_on=DAY.replace(day=1), by=village.lan,
        decision="1/QĐ", decided_on=DAY.replace(day=1),
    )  # fmt: skip

    poor = row(scored.dossiers[0], "1.2")

    assert (poor.known.value, poor.known.of, poor.merit.points) == (1, 5, 0)
    assert poor.known.records.startswith("/ho/")


def test_what_is_counted_is_not_typed(scored, walk):
    dossier = scored.dossiers[0]
    written = Written({"1.1": Said(points=10)}, {})

    with pytest.raises(Refused):
        do.save_report(dossier.assessments.get(), written, by=walk.head(dossier))


@pytest.mark.parametrize(
    "answers",
    [
        {"2.2": Said(points=11)},
        {"2.2": Said(points=-1)},
        {"2.2": Said(points=5, words="x" * 501)},
        {"9.9": Said(points=1)},
    ],
)
def test_an_answer_that_cannot_be_is_refused(scored, walk, answers):
    dossier = scored.dossiers[0]

    with pytest.raises(Refused):
        do.save_report(
            dossier.assessments.get(), Written(answers, {}), by=walk.head(dossier)
        )

    assert not VillageReport.objects.exists()


@pytest.mark.parametrize(("last", "status"), [(5, "proposed"), (4, "assessing")])
def test_points_reach_the_pass_mark_exactly(scored, walk, month, last, status):  # noqa: F811
    """35 typed and 5 more, 10 for no poor household, 10 for cremations: 60."""
    month((0, 5, 3, 0))
    dossier = scored.dossiers[0]
    case = dossier.assessments.get()
    full = all_yes(dossier)
    said = {**full.answers, "2.2": Said(points=0), "5.2": Said(points=last)}
    do.save_report(case, Written(said, full.grounds), by=walk.head(dossier))
    if status == "proposed":
        do.send_report(case, by=walk.head(dossier))
    else:  # 59, and the share of titled households is not known
        with pytest.raises(Refused):
            do.send_report(case, by=walk.head(dossier))

    case.refresh_from_db()
    assert (case.status, case.points) == (status, 60 if last == 5 else None)


def test_too_few_points_do_not_ask_for_the_title(scored, walk, month):  # noqa: F811
    month((0, 5, 2, 0))
    dossier = scored.dossiers[0]
    case = dossier.assessments.get()
    few = {code: Said(points=1) for code in all_yes(dossier).answers}
    do.save_report(case, Written(few, {"excluded": False}), by=walk.head(dossier))
    for propose in (True, False):
        with pytest.raises(Refused):
            do.send_report(case, by=walk.head(dossier), propose=propose)

    do.send_report(case, by=walk.head(dossier), propose=False, reason="points")

    case.refresh_from_db()
    assert (case.status, case.reason) == ("not_proposed", "points")


def test_while_a_figure_is_missing_the_mark_is_not_judged(scored, walk):
    dossier = scored.dossiers[0]
    case = dossier.assessments.get()
    few = {code: Said(points=1) for code in all_yes(dossier).answers}
    do.save_report(case, Written(few, {"excluded": False}), by=walk.head(dossier))

    with pytest.raises(Refused, match="chưa có số"):
        do.send_report(case, by=walk.head(dossier))


def test_a_ground_excludes(a_round, walk):
    dossier = a_round("village").dossiers[0]
    case = dossier.assessments.get()
    full = all_yes(dossier)
    excluded = Written(full.answers, {"excluded": True})
    do.save_report(case, excluded, by=walk.head(dossier))
    with pytest.raises(Refused):
        do.send_report(case, by=walk.head(dossier))

    do.send_report(case, by=walk.head(dossier), propose=False, reason="criteria")

    assert ExcludingGround.objects.get().code == "excluded"


def test_every_answer_is_needed(a_round, walk):
    dossier = a_round("village").dossiers[0]
    case = dossier.assessments.get()
    full = all_yes(dossier)
    without = Written({**full.answers, "2.2": Said()}, full.grounds)
    do.save_report(case, without, by=walk.head(dossier))

    with pytest.raises(Refused):
        do.send_report(case, by=walk.head(dossier))

    assert sheet_of(dossier, DAY).left == 1


def test_the_figures_of_the_day_stay_in_the_report(
    scored,
    walk,
    month,  # noqa: F811
):
    month((0, 5, 3, 10))
    dossier = scored.dossiers[0]
    walk.report(dossier)
    month((0, 0, 0, 7), day=AUGUST)

    jobs = row(dossier, "1.1")

    assert (jobs.known.value, jobs.now.value) == (10, 17)


def test_changing_a_sent_report_takes_it_back(a_round, walk):
    dossier = a_round("village").dossiers[0]
    walk.report(dossier)
    case = dossier.assessments.get()

    do.save_report(case, all_yes(dossier), by=walk.head(dossier))

    assert Assessment.objects.get(pk=case.pk).status == "assessing"
    assert case.report.status == "draft"


def test_two_devices_that_write_are_told(a_round, walk):
    dossier = a_round("village").dossiers[0]
    case = dossier.assessments.get()
    full = all_yes(dossier)
    seen = Written(full.answers, full.grounds, revision=0)
    do.save_report(case, seen, by=walk.head(dossier))

    with pytest.raises(Conflict):
        do.save_report(case, seen, by=walk.head(dossier))


def test_no_list_is_ticked_for_a_title_of_villages(a_round, walk):
    dossier = a_round("village").dossiers[0]

    with pytest.raises(Refused):
        do.tick(dossier.assessments.get(), Tick("proposed"), by=walk.head(dossier))


def test_past_the_last_day_nothing_is_written(a_round, walk, clock):
    opened = a_round("village")
    dossier = opened.dossiers[0]
    clock.day = opened.round.finish_by.replace(day=26)

    with pytest.raises(Refused):
        walk.report(dossier)


def test_the_commune_adds_up_its_villages(month, a_round, village):  # noqa: F811
    dossier = a_round("commune").dossiers[0]

    villages = row(dossier, "2.2").known

    assert (villages.value, villages.covered, villages.asked) == (0, 3, 3)


def test_many_villages_are_no_more_questions_than_one(
    scored,
    month,  # noqa: F811
    django_assert_max_num_queries,
):
    month((0, 5, 3, 10), (0, 5, 3, 10), (0, 5, 3, 10))

    with django_assert_max_num_queries(8):
        assert len(sheets_of(scored.round, DAY)) == 3
