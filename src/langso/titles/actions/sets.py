"""Sets of criteria: take in what ships, copy into a new year, change, put in force."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.people.models import User
from langso.places.models import Unit
from langso.titles.criteria import Unreadable, read_criteria
from langso.titles.models import CriteriaSet
from langso.titles.rules import may_keep_sets

CHANGEABLE = ("name", "basis", "body")


@cache
def shipped_sets() -> tuple[dict[str, Any], ...]:
    """The sets that come with the program, as stored in `titles/sets`."""
    folder = files("langso.titles").joinpath("sets")
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in found)


@transaction.atomic
def take_in_sets(commune: Unit, year: int, *, by: User) -> list[CriteriaSet]:
    """Give a commune the shipped sets of a year it does not have yet, as drafts."""
    require(may_keep_sets(by, commune))
    made = []
    for shipped in shipped_sets():
        key = {"title": shipped["title"], "year": year, "name": shipped["name"]}
        if not CriteriaSet.objects.filter(commune=commune, **key).exists():
            made.append(
                CriteriaSet.objects.create(
                    commune=commune,
                    **key,
                    basis=shipped["basis"],
                    body=shipped["body"],
                    is_sample=shipped["is_sample"],
                    made_by=by,
                )
            )
            record("titles.set-taken-in", made[-1], by=by)
    return made


@transaction.atomic
def copy_set(
    source: CriteriaSet, year: int, *, by: User, name: str = ""
) -> CriteriaSet:
    """Begin a new year, or a change, with a copy of a set; it is a draft."""
    require(may_keep_sets(by, source.commune))
    name = name.strip() or source.name
    if CriteriaSet.objects.filter(
        commune=source.commune, title=source.title, year=year, name=name
    ).exists():
        raise Refused(_("There is a set of that name in that year already."))
    copied = CriteriaSet.objects.create(
        commune=source.commune,
        title=source.title,
        year=year,
        name=name,
        basis=source.basis,
        body=source.body,
        copied_from=source,
        is_sample=source.is_sample,
        made_by=by,
    )
    record("titles.set-copied", copied, by=by, source=source.pk)
    return copied


@transaction.atomic
def amend_set(amended: CriteriaSet, values: dict[str, Any], *, by: User) -> None:
    """Change a draft: its name, its basis, what it says.

    Raises `Refused` if it is in force or cannot be used so.
    """
    require(may_keep_sets(by, amended.commune))
    held = CriteriaSet.objects.select_for_update().get(pk=amended.pk)
    if held.status != CriteriaSet.Status.DRAFT:
        raise Refused(_("A set in force is not changed: please copy it."))
    changed = {key: values[key] for key in CHANGEABLE if key in values}
    _refuse_name(held, changed)
    try:
        read_criteria(changed.get("body", held.body))
    except Unreadable as error:
        raise Refused(
            _("The set cannot be used: please look at %s.") % ", ".join(error.places)
        ) from error
    for key, value in changed.items():
        setattr(held, key, value)
    held.save(update_fields=list(changed))
    amended.refresh_from_db()
    amended.__dict__.pop("criteria", None)
    record("titles.set-amended", amended, by=by, fields=sorted(changed))


def _refuse_name(held: CriteriaSet, changed: dict[str, Any]) -> None:
    if not all(changed[key].strip() for key in ("name", "basis") if key in changed):
        raise Refused(_("Please give the set a name and its legal basis."))
    same = {"commune": held.commune, "title": held.title, "year": held.year}
    twins = CriteriaSet.objects.filter(**same, name=changed.get("name", held.name))
    if twins.exclude(pk=held.pk).exists():
        raise Refused(_("There is a set of that name in that year already."))


@transaction.atomic
def put_in_force(chosen: CriteriaSet, *, by: User) -> None:
    """From now on rounds may be opened under the set; it is changed no more."""
    require(may_keep_sets(by, chosen.commune))
    move(chosen, CriteriaSet.Status.DRAFT, CriteriaSet.Status.IN_FORCE)
    record("titles.set-put-in-force", chosen, by=by)
