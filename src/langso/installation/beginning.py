"""The first commune or province of an installation, and who looks after it."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation

from langso.core.actions import Refused
from langso.installation.serving import prepare
from langso.installation.words import Language, say
from langso.measures.actions import load_catalogue
from langso.people.actions import appoint, enter_person, invite, system
from langso.people.codes import code_of, print_code
from langso.people.models import Invitation
from langso.people.roles import Role
from langso.places.actions import found_province, import_units
from langso.places.listing import Listed, read_list
from langso.places.models import Unit
from langso.places.provinces import provinces
from langso.vietnamese.spelling import fold, nfc

SINCE = date(2025, 7, 1)  # two-tier local government begins here
MOST_VILLAGES = 200


@dataclass(frozen=True)
class Wish:
    """What stands on the command line; without a commune it is a whole province."""

    province: str
    administrator: str
    commune: str = ""
    code: str = ""
    villages: str = ""


def begin(wish: Wish, language: Language) -> int:
    """Enter the units and the first administrator, print their card; 1 if refused."""
    try:
        prepare()
        with translation.override(language), transaction.atomic():
            card = _found(wish, language)
    except DatabaseError as error:
        print(say("no_database", language, problem=error))
        return 1
    except (Refused, OSError) as refusal:
        print(refusal)
        return 1
    code = code_of(card.nonce)
    words = {
        "name": card.post.user.full_name,
        "post": card.post,
        "code": print_code(code),
        "address": _address() + reverse("people:use-card", args=[code]),
        "username": card.post.user.username,
    }
    print(say("begun", language, **words))
    return 0


def _found(wish: Wish, language: Language) -> Invitation:
    by = system()
    if there := Unit.objects.filter(level__in=("province", "commune")).last():
        raise Refused(say("begun_before", language, name=there))
    load_catalogue(by=by)
    code = _province(wish.province, language)
    unit = found_province(code, by=by)
    role = Role.PROVINCE_ADMINISTRATOR
    if wish.commune:
        name = " ".join(nfc(wish.commune).split())
        import_units(unit, [Listed(wish.code, name)], valid_from=SINCE, by=by)
        unit, role = unit.children.get(name=name), Role.ADMINISTRATOR
        listed = _villages(wish.villages, name, language)
        import_units(unit, listed, valid_from=SINCE, by=by)
    administrator = nfc(wish.administrator).strip()
    person = enter_person(administrator, unit, role, by=by)
    return invite(appoint(person, role, unit, by=by), by=by)


def _province(asked: str, language: Language) -> str:
    """A code, or a name with or without its kind and its marks."""
    if asked in provinces():
        return asked
    key = fold(nfc(asked))
    for code, province in provinces().items():
        name = fold(province.name)
        if key in (name, name.removeprefix("thanh pho ").removeprefix("tinh ")):
            return code
    raise Refused(say("no_province", language, name=asked))


def _villages(asked: str, commune: str, language: Language) -> list[Listed]:
    """So many numbered ones, or those of a table or of a text with one on each line."""
    if asked.isdecimal():
        if not 0 < int(asked) <= MOST_VILLAGES:
            raise Refused(say("villages_number", language, most=MOST_VILLAGES))
        kind = "Tổ dân phố" if commune.startswith("Phường") else "Thôn"
        return [Listed("", f"{kind} {n}") for n in range(1, int(asked) + 1)]
    if not asked:
        return []
    raw = Path(asked).read_bytes()
    if not asked.lower().endswith(".txt"):
        return read_list(raw)
    lines = nfc(raw.decode("utf-8-sig", "replace")).splitlines()
    names = (" ".join(line.split()) for line in lines)
    return [Listed("", name[:120]) for name in names if name]


def _address() -> str:
    """Where this installation is opened, as far as its settings say."""
    host = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    if settings.BEHIND_HTTPS:
        return f"https://{host}"
    return f"http://{host}:{os.getenv('LANGSO_PORT', '8000')}"
