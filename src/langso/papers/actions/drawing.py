"""The PDF of a paper: made once, kept beside its bytes."""

from django.db import transaction
from django.utils.translation import get_language

from langso.core.actions import Refused, record, require
from langso.core.sealing import seal_bytes
from langso.papers.models import Paper, PaperContent
from langso.papers.queries import bytes_of, has_pdf
from langso.papers.rules import may_draw
from langso.people.models import User
from langso.reader.errors import Unreadable
from langso.writer.office import to_pdf_in_turn


def keep_pdf(paper: Paper, *, by: User) -> None:
    """Have LibreOffice draw a paper and keep what it drew; once is enough.

    Raises `NotAllowed` for who could not have issued the paper; `Refused` where
    LibreOffice is not there, is busy with another paper, or gives up.
    """
    require(may_draw(by, paper))
    if has_pdf(paper):
        return
    try:
        drawn = to_pdf_in_turn(bytes_of(paper))  # seconds: no transaction is held open
    except Unreadable as stopped:
        raise Refused(said(stopped)) from stopped
    with transaction.atomic():
        kept = PaperContent.objects.filter(pk=paper.pk, sealed_pdf__isnull=True)
        if kept.update(sealed_pdf=seal_bytes(drawn)):
            record("paper.drawn", paper, by=by)


def said(stopped: Unreadable) -> str:
    """The sentence of the writer in the language of the page."""
    return stopped.message_en if get_language() == "en" else stopped.message_vi
