"""Calls of the actions of papers."""

from datetime import date

from langso.papers import actions as do
from langso.papers.actions.issuing import Issue
from langso.papers.actions.styling import Beginning
from langso.papers.kinds import KINDS
from langso.papers.models import PaperContent
from langso.places.models import Body
from langso.titles import actions as of_titles
from langso.writer.certificates.layout import shipped_values
from tests.permissions import Case, titles

DECISION, MINUTES, REFUSAL = (KINDS[x] for x in ("decision", "minutes", "refusal"))
SITE = "https://ben-gom.example.vn/"
DAY = date(2026, 11, 25)


def body(t):
    return Body.objects.get_or_create(
        unit=t.commune,
        name="UBND xã",
        kind="government",
        defaults={"valid_from": date(2025, 7, 1)},
    )[0]


def issue(t):
    do.set_symbol(body(t), DECISION, "QĐ-UBND", "QĐ", date(2026, 1, 1), by=t.lan)
    return Issue(t.commune, "Tặng danh hiệu", DAY, body=body(t))


def paper(t):
    return do.issue_paper(DECISION, DECISION.sample, issue(t), by=t.lan)


def own(t):
    return do.restyle(t.commune, DECISION, DECISION.template, by=t.lan)


def of_village(t):
    return Issue(t.commune, "Biên bản", DAY, village=t.villages[0])


def decision(t):
    """A decision that awards the only household of the first village."""
    do.set_symbol(body(t), DECISION, "QĐ-UBND", "QĐ", date(2026, 1, 1), by=t.lan)
    return titles.decide(t, t.hoa)


def refused(t):
    do.set_symbol(body(t), REFUSAL, "UBND", "CV", date(2026, 1, 1), by=t.lan)
    made = titles.submitted(t)
    of_titles.mean_to_refuse(titles.case(made), "x", by=t.lan)
    of_titles.accept(made, by=t.lan)
    of_titles.decide(made.round, [made], titles.signed(), by=t.hoa)
    return titles.case(made)


def taken_back(t):
    made = do.issue_decision(decision(t), by=t.lan)
    do.cancel_paper(made, "Sai", by=t.lan)
    return made


def waiting_above(t):
    """The round of the commune's own title, which an authority above decides."""
    since = date(2026, 1, 1)
    do.set_symbol(body(t), KINDS["request"], "TTr-UBND", "TTr", since, by=t.lan)
    return titles.accepted_above(t).round


def run(t):
    return do.print_all(decision(t), "A4", SITE, by=t.lan)


def stopped(t):
    made = run(t)
    do.stop_run(made, by=t.lan)
    return made


def drawn(t):
    """A paper whose PDF is there: LibreOffice is not what is asked about."""
    made = paper(t)
    PaperContent.objects.filter(pk=made.pk).update(sealed_pdf=b"x")
    return made


def own_layout(t):
    return do.keep_layout(t.commune, shipped_values(), b"", by=t.lan).commune


CASES: dict[str, Case] = {
    "issue_paper": lambda t, by: do.issue_paper(
        DECISION, DECISION.sample, issue(t), by=by
    ),
    "issue_paper (of a village)": lambda t, by: do.issue_paper(
        MINUTES, MINUTES.sample, of_village(t), by=by
    ),
    "cancel_paper": lambda t, by: do.cancel_paper(paper(t), "Sai số liệu", by=by),
    "keep_pdf": lambda t, by: do.keep_pdf(drawn(t), by=by),
    "issue_decision": lambda t, by: do.issue_decision(decision(t), by=by),
    "issue_request": lambda t, by: do.issue_request(waiting_above(t), by=by),
    "print_paper": lambda t, by: do.print_paper("minutes", titles.voted(t), by=by),
    "reissue_decision": lambda t, by: do.reissue_decision(
        taken_back(t), titles.signed("16"), by=by
    ),
    "begin_register": lambda t, by: do.begin_register(
        t.commune, DECISION, Beginning("UBND xã", "QĐ-UBND", "QĐ", DAY), by=by
    ),
    "issue_refusal": lambda t, by: do.issue_refusal(refused(t), by=by),
    "print_all": lambda t, by: do.print_all(decision(t), "A4", SITE, by=by),
    "stop_run": lambda t, by: do.stop_run(run(t), by=by),
    "resume_run": lambda t, by: do.resume_run(stopped(t), by=by),
    "requeue_runs": lambda t, by: do.requeue_runs(by=by),
    "sweep_certificates": lambda t, by: do.sweep_certificates(by=by),
    "reprint": lambda t, by: do.reprint(
        decision(t).assessments.get().certificate, "A4", SITE, by=by
    ),
    "keep_layout": lambda t, by: do.keep_layout(
        t.commune, shipped_values(), b"", by=by
    ),
    "use_shipped_layout": lambda t, by: do.use_shipped_layout(own_layout(t), by=by),
    "restyle": lambda t, by: do.restyle(t.commune, DECISION, DECISION.template, by=by),
    "use_shipped": lambda t, by: do.use_shipped(own(t).commune, DECISION, by=by),
    "set_symbol": lambda t, by: do.set_symbol(
        body(t), DECISION, "QĐ-UBND", "QĐ", date(2026, 1, 1), by=by
    ),
    "seal_papers_anew": lambda t, by: do.seal_papers_anew(by=by),
}
