"""Who sees which resolution, who may do what, and the limits of an upload."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from langso.core.chains import subject_of
from langso.core.models import Event
from langso.people.models import User
from langso.people.rules import Someone, is_officer, reads_drafts_of
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Result, SourceFile, Target, Task

LARGEST_FILE = 50_000_000  # bytes, as much as the reader takes
READ_AT_ONCE = 2_000_000  # bytes; a bigger file is read in the background
TEXT_SUFFIXES = (".docx", ".txt", ".md")


def visible_resolutions(person: Someone) -> QuerySet[Resolution]:
    """Everyone sees what is official; a draft only those with a post in the commune."""
    official = ~Q(status=Resolution.Status.DRAFT)
    return Resolution.objects.filter(official | Q(commune__in=reads_drafts_of(person)))


def visible_source_files(person: Someone) -> QuerySet[SourceFile]:
    """The files of the communes in which the person has a post.

    Whoever reads for a province sees the originals of what is official.
    """
    own = Q(commune__in=reads_drafts_of(person))
    official = SourceFile.objects.filter(resolutions__in=_official_below(person))
    return SourceFile.objects.filter(own | Q(pk__in=official.values("pk")))


def library_of(person: Someone) -> QuerySet[Resolution]:
    """What stands in somebody's library: their communes', the official ones below."""
    own = Q(commune__in=reads_drafts_of(person))
    return Resolution.objects.filter(own | Q(pk__in=_official_below(person)))


def _official_below(person: Someone) -> QuerySet[Resolution, Any]:
    below = person.oversees_communes if isinstance(person, User) else set[int]()
    official = Resolution.objects.filter(commune__in=below)
    return official.exclude(status=Resolution.Status.DRAFT).order_by().values("pk")


def may_import(person: Someone, commune: Unit) -> bool:
    """An officer of the commune."""
    return is_officer(person, commune.pk)


def may_review(person: Someone, resolution: Resolution) -> bool:
    """An officer of the commune, while it is a draft."""
    return not resolution.is_official and is_officer(person, resolution.commune_id)


def may_adopt(person: Someone, resolution: Resolution) -> bool:
    """An officer or a leader of the commune; whether it is a draft decides `move`."""
    leads = isinstance(person, User) and person.leads_communes
    return is_officer(person, resolution.commune_id) or bool(
        leads and resolution.commune_id in leads
    )


def needs_another(person: Someone, resolution: Resolution) -> bool:
    """Four eyes: whoever worked on a draft is not the one who adopts it.

    A commune with a single officer may do without (LANGSO_FOUR_EYES=0), and so does the
    sample, which one person tries out alone.
    """
    if not settings.FOUR_EYES or resolution.commune.is_sample:
        return False
    return person.pk in prepared_by(resolution)


def prepared_by(resolution: Resolution) -> set[int]:
    """Who uploaded or began a draft, filled in its head, decided about what it says.

    What a new version took over with its decisions was adopted once, so it does not
    count.
    """
    since = resolution.created_at
    own = Event.objects.filter(subject=subject_of(resolution))
    people = {resolution.created_by_id, *own.values_list("by", flat=True)}
    if not resolution.reason:  # not begun from the one in force
        people.add(resolution.source_file.uploaded_by_id)
    for model in (Result, Target, Task):
        decided = model._default_manager.filter(resolution=resolution)
        late = decided.filter(reviewed_at__gt=since).order_by()
        people.update(late.values_list("reviewed_by", flat=True).distinct())
    answered = resolution.doubts.filter(answered_at__gt=since).order_by()
    people.update(answered.values_list("answered_by", flat=True).distinct())
    return people


def may_follow_up(person: Someone, resolution: Resolution) -> bool:
    """An officer of the commune writes down progress and figures once it is adopted."""
    adopted = resolution.status == Resolution.Status.ADOPTED
    return adopted and is_officer(person, resolution.commune_id)
