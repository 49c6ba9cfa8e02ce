"""Papers that are printed and signed by hand: what was printed is kept as it was."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, require
from langso.papers.actions.issuing import Issue, issue_paper
from langso.papers.models import Paper
from langso.papers.queries.sources import FORMS, source_of
from langso.papers.queries.standing import (
    papers_about,
    print_mark,
    printed_source,
    still_holds,
)
from langso.papers.rules import may_issue
from langso.people.models import User
from langso.titles.models import Council, Dossier


@transaction.atomic
def print_paper(code: str, row: Dossier | Council, *, by: User) -> Paper:
    """Keep minutes or a request as they are printed, marked with day and count.

    A print that still says the same is returned as it is; one after a change replaces
    it. Raises `NotAllowed`; `Refused` where it cannot be written yet.
    """
    village = row.village if isinstance(row, Dossier) else None
    require(may_issue(by, row.commune, village))
    hold(row.commune)
    source = source_of(code, row)
    if source is None or not FORMS[code].printed:
        raise Refused(_("This paper cannot be written from it."))
    prints, today = papers_about(source.kind.code, source.about), timezone.localdate()
    newest = prints[0] if prints else None
    if newest and still_holds(source, prints, row.commune):
        return newest
    before = newest.dated if newest else None
    marked = printed_source(source, print_mark(len(prints) + 1, today, before))
    issue = Issue(
        row.commune, source.title, today, village=village, about=source.about,
        replaces=newest,
    )  # fmt: skip
    return issue_paper(marked.kind, marked.content, issue, by=by)
