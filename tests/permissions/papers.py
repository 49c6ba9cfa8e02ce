"""Calls of the actions of papers."""

from datetime import date

from langso.papers import actions as do
from langso.papers.actions.issuing import Issue
from langso.papers.kinds import KINDS
from langso.places.models import Body
from tests.permissions import Case

DECISION, MINUTES = KINDS["decision"], KINDS["minutes"]
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


CASES: dict[str, Case] = {
    "issue_paper": lambda t, by: do.issue_paper(
        DECISION, DECISION.sample, issue(t), by=by
    ),
    "issue_paper (of a village)": lambda t, by: do.issue_paper(
        MINUTES, MINUTES.sample, of_village(t), by=by
    ),
    "cancel_paper": lambda t, by: do.cancel_paper(paper(t), "Sai số liệu", by=by),
    "restyle": lambda t, by: do.restyle(t.commune, DECISION, DECISION.template, by=by),
    "use_shipped": lambda t, by: do.use_shipped(own(t).commune, DECISION, by=by),
    "set_symbol": lambda t, by: do.set_symbol(
        body(t), DECISION, "QĐ-UBND", "QĐ", date(2026, 1, 1), by=by
    ),
    "seal_papers_anew": lambda t, by: do.seal_papers_anew(by=by),
}
