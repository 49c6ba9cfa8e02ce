"""A new key for what is sealed; see `langso.registry.sealing`."""

from langso.installation.words import Language, say
from langso.people.actions import system
from langso.registry.actions import rotate_keys


def rotate(language: Language) -> int:
    """Seal everything anew and print how many rows it was."""
    count = rotate_keys(by=system())
    print(say("keys_rotated", language, count=count))
    return 0
