"""A new key for what is sealed, and the end of what is past its time."""

from langso.core.push_keys import make_key, public_key
from langso.installation.words import Language, say
from langso.papers.actions import sweep_certificates
from langso.people.actions import system
from langso.registry.actions import apply_retention, rotate_keys


def rotate(language: Language) -> int:
    """Seal everything anew and print how many rows it was."""
    count = rotate_keys(by=system())
    print(say("keys_rotated", language, count=count))
    return 0


def push(language: Language) -> int:
    """Make a key for phones where there is none, and print the public half."""
    said = "push_key_made" if make_key() else "push_key_there"
    print(say(said, language, public=public_key()))
    return 0


def retain(language: Language) -> int:
    """Delete what is past its time and print how many rows each rule took."""
    counts = apply_retention(by=system())
    counts["certificates"] = sweep_certificates(by=system())
    for rule, count in counts.items():
        print(say(f"retention_{rule}", language, count=count))
    return 0
