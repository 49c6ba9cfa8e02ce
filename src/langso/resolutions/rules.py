"""Who sees which resolution, who may do what, and the limits of an upload."""

from django.db.models import Q, QuerySet

from langso.people.rules import Someone, is_officer, reads_drafts_of
from langso.places.models import Unit
from langso.resolutions.models import Resolution, SourceFile

LARGEST_FILE = 50_000_000  # bytes, as much as the reader takes
READ_AT_ONCE = 2_000_000  # bytes; a bigger file is read in the background
TEXT_SUFFIXES = (".docx", ".txt", ".md")


def visible_resolutions(person: Someone) -> QuerySet[Resolution]:
    """Everyone sees what is official; a draft only those with a post in the commune."""
    official = ~Q(status=Resolution.Status.DRAFT)
    return Resolution.objects.filter(official | Q(commune__in=reads_drafts_of(person)))


def visible_source_files(person: Someone) -> QuerySet[SourceFile]:
    """The files of the communes in which the person has a post."""
    return SourceFile.objects.filter(commune__in=reads_drafts_of(person))


def may_import(person: Someone, commune: Unit) -> bool:
    """An officer of the commune."""
    return is_officer(person, commune.pk)


def may_review(person: Someone, resolution: Resolution) -> bool:
    """An officer of the commune, while it is a draft."""
    return not resolution.is_official and is_officer(person, resolution.commune_id)


def may_adopt(person: Someone, resolution: Resolution) -> bool:
    """An officer of the commune; whether it is still a draft decides `move`."""
    return is_officer(person, resolution.commune_id)


def may_follow_up(person: Someone, resolution: Resolution) -> bool:
    """An officer of the commune writes down progress and figures once it is adopted."""
    adopted = resolution.status == Resolution.Status.ADOPTED
    return adopted and is_officer(person, resolution.commune_id)
