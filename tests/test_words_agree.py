"""Django shows the first catalogue's word for an English one, whatever room asks."""

import re
from pathlib import Path

import pytest

from langso.settings import ROOMS

pytestmark = pytest.mark.pure
ENTRY = re.compile(r'^msgid ((?:".*"\n?)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


def words_of(room: str) -> dict[str, str]:
    """English and Vietnamese; without those that have a context or a plural."""
    file = Path(f"src/langso/{room}/locale/vi/LC_MESSAGES/django.po")
    entries = file.read_text(encoding="utf-8").split("\n\n")
    found = [ENTRY.search(one) for one in entries if "msgctxt" not in one]
    return {joined(one[1]): joined(one[2]) for one in found if one and joined(one[1])}


def joined(lines: str) -> str:
    return "".join(re.findall(r'"(.*)"', lines))


def test_two_rooms_say_the_same_for_the_same_word():
    said: dict[str, str] = {}
    differing = []
    for room in ROOMS:
        for english, vietnamese in words_of(room).items():
            if said.setdefault(english, vietnamese) != vietnamese:
                differing.append(f"{room}: {english}")

    assert not differing
