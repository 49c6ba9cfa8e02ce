"""Sealed papers go along when the key of personal data changes."""

from langso.core.actions import require
from langso.core.rules import is_system
from langso.core.sealing import seal_bytes, unseal_bytes
from langso.papers.models import PaperContent
from langso.people.models import User


def seal_papers_anew(*, by: User) -> int:
    """Seal every paper with the first key; the rotation writes it down."""
    require(is_system(by))
    count = 0
    for content in PaperContent.objects.select_for_update().iterator(chunk_size=50):
        content.sealed = seal_bytes(unseal_bytes(bytes(content.sealed)))
        if content.sealed_pdf is not None:
            content.sealed_pdf = seal_bytes(unseal_bytes(bytes(content.sealed_pdf)))
        content.save(update_fields=["sealed", "sealed_pdf"])
        count += 1
    return count
