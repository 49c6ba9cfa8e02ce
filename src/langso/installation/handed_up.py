"""Files of closed figures, taken in from the command line of a city's machine."""

from pathlib import Path

from django.db import DatabaseError
from django.utils import translation

from langso.core.actions import Refused
from langso.installation.words import Language, say
from langso.measures.actions import import_closing
from langso.measures.closings.file import LARGEST
from langso.measures.queries.keys import cities_with_keys
from langso.people.actions import system
from langso.places.models import Unit


def take_in(path: str, language: Language) -> int:
    """Print what became of the file; see `langso.installation.import_closing`."""
    try:
        with Path(path).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        print(say("no_file", language, path=path, problem=error.strerror))
        return 2
    try:
        with translation.override(language):
            return _take_in(raw, language)
    except DatabaseError as error:
        print(say("no_database", language, problem=error))
        return 1


def _take_in(raw: bytes, language: Language) -> int:
    cities = cities_with_keys(raw) or list(Unit.objects.filter(level="province")[:1])
    if not cities:
        print(say("no_city", language))
        return 1
    try:
        taken = import_closing(raw, cities[0], by=system())
    except Refused as refusal:
        print(refusal)
        return 1
    closing = taken.closing
    values = {"place": closing.commune, "name": closing.name}
    key = "closing_taken_in" if taken.is_new else "closing_known"
    print(say(key, language, version=closing.version, **values))
    return 0
