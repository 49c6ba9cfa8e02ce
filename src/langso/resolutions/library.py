"""The documents of the communes in which somebody has a post. Nothing here writes."""

from dataclasses import dataclass, field

from django.urls import reverse

from langso.people.models import User
from langso.resolutions.models import Resolution, SourceFile
from langso.resolutions.rules import library_of, visible_source_files

Status = Resolution.Status


@dataclass
class Library:
    """Four shelves: files on their way in, drafts, in force, replaced."""

    files: list[SourceFile]
    drafts: list[Resolution] = field(default_factory=list)
    adopted: list[tuple[str, Resolution]] = field(default_factory=list)
    replaced: list[tuple[str, Resolution]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.files or self.drafts or self.adopted or self.replaced)


def library(person: User) -> Library:
    """Fetch what the communes have, in two queries."""
    files = visible_source_files(person).filter(resolutions__isnull=True)
    shelves = Library(list(files.select_related("commune")))
    rows = library_of(person)
    for one in rows.select_related("commune", "source_file").defer("text"):
        if one.status == Status.DRAFT:
            shelves.drafts.append(one)
        elif one.status == Status.ADOPTED:
            shelves.adopted.append((address(one), one))
        else:
            shelves.replaced.append((address(one), one))
    return shelves


def outcome_of(source_file: SourceFile) -> Resolution | None:
    """What came out of a file: its draft, else the newest official resolution."""
    rows = list(source_file.resolutions.select_related("commune").defer("text"))
    rows.sort(key=lambda row: (row.status != Status.DRAFT, -row.pk))
    return rows[0] if rows else None


def address(resolution: Resolution) -> str:
    """The review of a draft; the public page of what is official."""
    where = [resolution.commune, resolution.year]
    if resolution.status == Status.DRAFT:
        return reverse("resolutions:review", args=[resolution.pk])
    if resolution.status == Status.REPLACED:
        return reverse("boards:version", args=[*where, resolution.version])
    return reverse("boards:resolution", args=where)
