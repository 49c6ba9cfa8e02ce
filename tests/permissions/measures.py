"""Calls of the actions of measures."""

from base64 import b64encode
from datetime import date
from decimal import Decimal

from langso.measures import actions as do
from langso.measures.actions import Entry
from langso.measures.actions.bulk import Past
from langso.measures.answers import Answer
from langso.measures.calendars import window_on
from langso.measures.documents import Document
from langso.measures.models import Indicator, Measure, Report
from langso.measures.queries.sheets import with_period
from tests.measures.elsewhere import Elsewhere
from tests.permissions import Case

ENTRY = Entry(date(2026, 6, 30), "Báo cáo tháng 6", value=Decimal(91), by_village=False)


def target(t):
    return t.adopted().targets.first()


def figure(t):
    return do.enter_figure(target(t), ENTRY, by=t.lan)


FORM = {
    "code": "thang",
    "name": "Báo cáo tháng",
    "calendar": "report_month",
    "level": "village",
    "due_days": 2,
    "roles": ["village_head", "village_reporter"],
}
MARCH = date(2026, 3, 10)
SAID = {"new_jobs": do.Change(Answer(Decimal(4)))}
OWN = {
    "code": "clubs",
    "name": "Câu lạc bộ",
    "question": "Thôn có mấy câu lạc bộ?",
    "unit": "câu lạc bộ",
    "kind": "stock",
    "counted_where": "village",
}
PDF = b"%PDF-1.7 mau"
CHECK = {"rule": "jump", "weight": "reason", "percent": 10, "message": "Khác {gap}."}


def jobs(t):
    do.load_catalogue(by=t.system)
    return Measure.objects.get(code="new_jobs")


def form(t):
    return do.make_form(t.commune, FORM, [jobs(t)], by=t.lan)


def check(t, by):
    made = form(t)
    return do.add_check(made, CHECK | {"measure": jobs(t)}, by=by)


def question(t):
    """The first of two."""
    deaths = Measure.objects.filter(code="deaths")
    made = do.make_form(t.commune, FORM, [jobs(t), *deaths], by=t.lan)
    return made.questions.first()


def report(t):
    """The report of the first village for March, not begun."""
    period = do.open_period(form(t), MARCH, by=t.lan)
    return with_period(Report.objects.filter(period=period)).first()


def shown(t):
    """A file of that report."""
    head = t.people["village_head"]
    return do.add_evidence(report(t), "a.pdf", PDF, by=head)


def sent(t):
    return do.send_report(report(t), SAID, by=t.people["village_head"])


def approved(t):
    return do.approve_report(sent(t), by=t.tam)


def indicator(t):
    return {
        "code": "clubs",
        "name": "Câu lạc bộ",
        "kind": "measure",
        "numerator": jobs(t),
        "direction": "up",
        "calendar": "year",
        "valid_from": date(2026, 1, 1),
    }


def tie(t, by):
    chosen = jobs(t).indicators.first()
    assert isinstance(chosen, Indicator)
    return do.tie_target(target(t), chosen, by=by)


def shares(t):
    return {village.pk: Decimal(1) for village in t.villages}


NAMING = do.Naming("Chưa có mặt bằng", date(2026, 3, 1), "Ban Quản lý dự án mẫu")


def obstacle(t):
    return do.name_obstacle(target(t), NAMING, by=t.lan)


OF_COMMUNE = FORM | {"code": "cua-xa", "level": "commune", "calendar": "quarter"}
PAPER = Document("1/BC-MẪU", MARCH, "Phòng mẫu")


def of_commune(t):
    """The report of the commune itself, filled in by one of its officers."""
    form = do.make_form(t.commune, OF_COMMUNE, [jobs(t)], by=t.lan)
    period = do.open_period(form, MARCH, by=t.lan)
    return with_period(Report.objects.filter(period=period)).get()


WINDOW = window_on("report_month", MARCH)
KEY = b64encode(bytes(32)).decode()


def key(t):
    return do.trust_key(t.commune, KEY, by=t.system)


NOTHING = Past([], [WINDOW], lambda *where: None, lambda month: False)


MADE = OWN | {"code": "mau", "name": "Số liệu mẫu"}


def asked(t):
    """The commune, in which March was asked."""
    report(t)
    return t.commune


def handed(t):
    """A file of the commune from another installation whose key is trusted."""
    there = Elsewhere()
    do.trust_key(t.commune, there.key, by=t.system)
    return there.file()


def sample(t):
    t.commune.is_sample = True
    return t.commune


CASES: dict[str, Case] = {
    "enter_figure": lambda t, by: do.enter_figure(target(t), ENTRY, by=by),
    "correct_figure": lambda t, by: do.correct_figure(
        figure(t), ENTRY, by=by, reason="Cộng lại"
    ),
    "load_catalogue": lambda t, by: do.load_catalogue(by=by),
    "add_measure": lambda t, by: do.add_measure(t.commune, OWN, by=by),
    "add_indicator": lambda t, by: do.add_indicator(t.commune, indicator(t), by=by),
    "tie_target": tie,
    "share_out": lambda t, by: do.share_out(target(t), shares(t), "same", by=by),
    "make_form": lambda t, by: do.make_form(t.commune, FORM, [jobs(t)], by=by),
    "add_check": lambda t, by: check(t, by),
    "remove_check": lambda t, by: do.remove_check(check(t, t.lan), by=by),
    "let_stay_empty": lambda t, by: do.let_stay_empty(question(t), True, by=by),
    "move_question": lambda t, by: do.move_question(question(t), 1, by=by),
    "change_check": lambda t, by: do.change_check(
        check(t, t.lan), {"weight": "stop", "percent": 20, "message": "Xin xem."}, by=by
    ),
    "add_question": lambda t, by: do.add_question(
        form(t), Measure.objects.get(code="deaths"), by=by
    ),
    "remove_question": lambda t, by: do.remove_question(
        do.add_question(
            form(t), Measure.objects.get(code="deaths"), by=t.lan
        ).questions.first(),
        by=by,
    ),
    "stop_asking": lambda t, by: do.stop_asking(form(t), by=by),
    "open_period": lambda t, by: do.open_period(form(t), MARCH, by=by),
    "save_answers": lambda t, by: do.save_answers(report(t), SAID, by=by),
    "send_report": lambda t, by: do.send_report(report(t), SAID, by=by),
    "type_in": lambda t, by: do.type_in(report(t), SAID, send=True, by=by),
    "add_evidence": lambda t, by: do.add_evidence(report(t), "a.pdf", PDF, by=by),
    "remove_evidence": lambda t, by: do.remove_evidence(shown(t), by=by),
    "begin_correction": lambda t, by: do.begin_correction(
        approved(t), "Đếm sót", by=by
    ),
    "approve_report": lambda t, by: do.approve_report(sent(t), by=by),
    "return_report": lambda t, by: do.return_report(sent(t), "Xin xem lại", by=by),
    "mail_reminders": lambda t, by: do.mail_reminders(MARCH, by=by),
    "push_reminders": lambda t, by: do.push_reminders(MARCH, by=by),
    "note_reminder": lambda t, by: do.note_reminder(report(t).period, by=by),
    "explain_doubt": lambda t, by: do.explain_doubt(
        t.commune, "same:1", "Đã đếm lại", by=by
    ),
    "show_ranking": lambda t, by: do.show_ranking(t.commune, True, by=by),
    "fill_from_document": lambda t, by: do.fill_from_document(
        of_commune(t), SAID, PAPER, send=True, by=by
    ),
    "name_obstacle": lambda t, by: do.name_obstacle(target(t), NAMING, by=by),
    "lift_obstacle": lambda t, by: do.lift_obstacle(obstacle(t), "Đã giao", by=by),
    "note_taking": lambda t, by: do.note_taking(t.commune, "csv", 3, by=by),
    "close_period": lambda t, by: do.close_period(asked(t), WINDOW, by=by),
    "trust_key": lambda t, by: do.trust_key(t.commune, KEY, by=by),
    "end_trust": lambda t, by: do.end_trust(key(t), "Mất máy", by=by),
    "import_closing": lambda t, by: do.import_closing(handed(t), t.province, by=by),
    "sample_measures": lambda t, by: do.sample_measures([MADE], by=by),
    "enter_past": lambda t, by: do.enter_past(sample(t), NOTHING, by=by),
}
