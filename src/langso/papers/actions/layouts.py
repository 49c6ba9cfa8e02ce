"""How a commune's certificates look: a layout is drawn once before it is used."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, record, require
from langso.papers.actions.drawing import said
from langso.papers.models import CertificateLayout
from langso.papers.queries.preview import preview
from langso.papers.rules import may_restyle
from langso.people.models import User
from langso.places.models import Unit
from langso.writer.certificates.emblem import clean_emblem
from langso.writer.errors import BadTemplate, NotWritten


@transaction.atomic
def keep_layout(
    commune: Unit, values: Mapping[str, Any], emblem: bytes, *, by: User
) -> CertificateLayout:
    """Take a layout into use; `emblem` is a picture as it was sent in, or nothing.

    Certificates printed before stay as they are. Raises `NotAllowed`, and `Refused`
    with every sentence about what is to be mended.
    """
    require(may_restyle(by, commune))
    try:
        picture = clean_emblem(emblem) if emblem else b""
        preview(commune, values, picture)
    except (BadTemplate, NotWritten) as bad:
        raise Refused(said(bad)) from bad
    hold(commune)
    _end(commune)
    kept = CertificateLayout.objects.create(
        commune=commune, body=dict(values), emblem=picture, kept_by=by
    )
    record("layout.kept", kept, by=by)
    return kept


@transaction.atomic
def use_shipped_layout(commune: Unit, *, by: User) -> None:
    """Go back to the shipped layout. Raises `NotAllowed`, `Refused` if it is used."""
    require(may_restyle(by, commune))
    hold(commune)
    if not _end(commune):
        raise Refused(_("The shipped layout is in use already."))
    record("layout.ended", commune, by=by, commune=commune)


def _end(commune: Unit) -> int:
    own = CertificateLayout.objects.filter(commune=commune, ended_at__isnull=True)
    return own.update(ended_at=timezone.now())
