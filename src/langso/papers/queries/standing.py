"""How a paper stands: what was issued about a row, and whether a print still holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from langso.core.chains import subject_of
from langso.papers.models import Paper
from langso.papers.queries.register import template_of
from langso.papers.queries.sources import FORMS, Source
from langso.places.models import Unit
from langso.titles.models import Decision, Dossier

CODES = {
    (form.model._meta.label_lower, form.kind): code for code, form in FORMS.items()
}
OF_DECISIONS = f"{Decision._meta.label_lower}:"


def papers_about(kind: str, about: str) -> Sequence[Paper]:
    """All that was issued or printed from a row, the newest first."""
    found = (
        Paper.objects.filter(kind=kind, about=about) if about else Paper.objects.none()
    )
    return list(found.select_related("commune", "village", "replaces").order_by("-pk"))


def cancelled_about(kind: str, about: str) -> Paper | None:
    """The newest paper from a row, if it was cancelled and not issued anew."""
    newest = next(iter(papers_about(kind, about)), None)
    is_open = newest and newest.status == Paper.Status.CANCELLED
    return newest if is_open else None


def decision_behind(paper: Paper) -> Decision | None:
    """The decision a paper was written from."""
    if not paper.about.startswith(OF_DECISIONS):
        return None
    found = Decision.objects.select_related("commune")
    return found.get(pk=int(paper.about.removeprefix(OF_DECISIONS)))


def origin_of(paper: Paper) -> tuple[str, int] | None:
    """The form and the row a paper was written from: where it is written again."""
    model, _, key = paper.about.rpartition(":")
    code = CODES.get((model, paper.kind))
    if code is None or not key.isdecimal():
        return None
    if code == "request" and paper.number:
        return "request-above", Dossier.objects.get(pk=int(key)).round_id
    return code, int(key)


def paper_of(decision: Decision) -> Paper | None:
    """The paper of a decision that is in force."""
    issued = Paper.objects.filter(about=subject_of(decision))
    return issued.filter(status=Paper.Status.ISSUED).first()


def print_mark(count: int, on: date, before: date | None) -> str:
    """What the foot of a printed page says.

    >>> print_mark(1, date(2026, 11, 26), None)
    'Bản in ngày 26/11/2026'
    >>> print_mark(2, date(2026, 11, 27), date(2026, 11, 26))
    'Bản in lần 2, ngày 27/11/2026, thay bản in ngày 26/11/2026'
    """
    if before is None:
        return f"Bản in ngày {on:%d/%m/%Y}"
    return f"Bản in lần {count}, ngày {on:%d/%m/%Y}, thay bản in ngày {before:%d/%m/%Y}"


def printed_source(source: Source, mark: str) -> Source:
    """The same with the mark on every page."""
    head = replace(source.content.head, printed=mark)
    return replace(source, content=replace(source.content, head=head))


def still_holds(source: Source, prints: Sequence[Paper], commune: Unit) -> bool:
    """Whether the newest print says, letter for letter, what would be printed now."""
    newest = prints[0]
    if newest.status != Paper.Status.ISSUED:
        return False
    before = newest.replaces.dated if newest.replaces else None
    mark = print_mark(len(prints), newest.dated, before)
    now = printed_source(source, mark)
    raw = now.kind.write(now.content, template_of(commune, now.kind))
    return sha256(raw).hexdigest() == newest.sha256
