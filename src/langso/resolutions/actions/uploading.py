"""A file comes in: kept byte for byte, recognised by its hash, read now or soon."""

from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.people.models import User
from langso.places.models import Unit
from langso.resolutions.actions.reading import read_later, read_source
from langso.resolutions.models import SourceContent, SourceFile
from langso.resolutions.rules import (
    LARGEST_FILE,
    READ_AT_ONCE,
    TEXT_SUFFIXES,
    may_import,
)
from langso.vietnamese.spelling import nfc


@dataclass(frozen=True)
class Upload:
    """The file, and whether the commune had it already."""

    source_file: SourceFile
    known: bool


def upload(raw: bytes, name: str, commune: Unit, *, by: User) -> Upload:
    """Keep a file and read it: a small text at once, anything else in the background.

    The same bytes twice give the file that is already there, with `known` set. Raises
    `NotAllowed`, and `Refused` for an empty or too large file. What cannot be read
    ends as a failed reading with its sentence, not as an exception.
    """
    require(may_import(by, commune))
    _refuse_impossible(raw)
    source_file, known = _keep(raw, _plain_name(name), commune, by)
    if (
        not known
        and source_file.state == SourceFile.State.WAITING
        and _small(source_file)
    ):
        read_source(source_file, by=by)
    return Upload(source_file, known)


@transaction.atomic
def _keep(raw: bytes, name: str, commune: Unit, by: User) -> tuple[SourceFile, bool]:
    source_file, is_new = SourceFile.objects.get_or_create(
        commune=commune,
        sha256=sha256(raw).hexdigest(),
        defaults={
            "name": name,
            "media_type": guess_type(name)[0] or "application/octet-stream",
            "size": len(raw),
            "uploaded_by": by,
        },
    )
    if is_new:
        SourceContent.objects.create(source_file=source_file, raw=raw)
        record("file.uploaded", source_file, by=by, commune=commune, name=name)
        if not _small(source_file):
            read_later.enqueue(source_file.pk, by.pk)
    return source_file, not is_new


def _small(source_file: SourceFile) -> bool:
    is_text = source_file.name.lower().endswith(TEXT_SUFFIXES)
    return is_text and source_file.size <= READ_AT_ONCE


def _refuse_impossible(raw: bytes) -> None:
    if not raw:
        raise Refused(_("The file is empty."))
    if len(raw) > LARGEST_FILE:
        raise Refused(_("The file is larger than 50 MB."))


def _plain_name(name: str) -> str:
    """The last part of the path, without control characters, its ending kept."""
    plain = "".join(c for c in nfc(PurePath(name).name) if c.isprintable())
    path = PurePath(plain or "khong-ten")
    return path.stem[: 190 - len(path.suffix[:10])] + path.suffix[:10]
