"""Who may do what: every action of every room, run as every role.

docs/permissions.md is what comes out. When an action or a rule changes, write it anew:

    LANGSO_WRITE=1 python -m pytest tests/test_permissions.py
"""

import importlib
import inspect
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import translation

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.people.actions import appoint, system
from langso.people.models import User
from langso.people.roles import Role, levels_of

ROOMS = [
    path.stem
    for name in (
        "places",
        "people",
        "registry",
        "resolutions",
        "measures",
        "titles",
        "papers",
        "api",
    )
    for path in Path("tests/permissions").glob(f"{name}.py")
]
CASES = {
    (room, name): call
    for room in ROOMS
    for name, call in importlib.import_module(f"tests.permissions.{room}").CASES.items()
}
FREE = {  # no gate of their own
    "apply_later",
    "approve_quiet",
    "drop_device",
    "drop_session",
    "invite_all",
    "print_later",
    "read_later",
    "system",
    "tie_sign_on",
}
SILENT = {  # nothing was abandoned, nothing is due
    ("resolutions", "requeue_abandoned"),
    ("measures", "mail_reminders"),
    ("measures", "push_reminders"),
    ("people", "forget_signed_out"),
    ("registry", "follow_due"),
    ("registry", "requeue_lists"),
    ("papers", "seal_papers_anew"),
    ("papers", "requeue_runs"),
    ("papers", "sweep_certificates"),
    ("papers", "keep_pdf"),  # it is there already; tests/papers/test_rounds
    ("people", "seal_people_anew"),  # the change of keys it is part of writes it down
}
OF_NO_COMMUNE = {  # of the installation, or above communes
    ("measures", "load_catalogue"),
    ("measures", "sample_measures"),
    ("people", "open_account"),
    ("places", "found_province"),
    ("places", "import_units (communes)"),
    ("registry", "apply_retention"),
    ("registry", "rotate_keys"),
}
PAGE = Path("docs/permissions.md")
OTHERS = ["officer of another commune", "the person it is about", "no post", "set-up"]
COLUMNS = [*Role.values, *OTHERS]
READERS = ["supervisor", "city_reader", "no post"]  # who only reads, writes nothing
HEAD = """# Who may do what

Every action, run as every role in its own commune by `tests/test_permissions.py`; the
test fails when this page is behind. Village roles are held in the village the action is
about. "Set-up" is the installation itself and the jobs of the night. A post that has
ended gives nothing; a person with several posts may do what any of them allows.

"""


@pytest.fixture
def t(stage, a_draft, a_decided_draft, an_adopted, a_file, a_reading):
    """The stage, one person for each column, and what the actions act on."""
    made = {"draft": a_draft, "decided": a_decided_draft, "adopted": an_adopted}
    t = SimpleNamespace(**vars(stage), **made, file=a_file, reading=a_reading)
    t.system = system()
    places = {"village": t.villages[0], "commune": t.commune, "province": t.province}
    t.people = {}
    for role in Role.values:
        user = t.people[role] = User.objects.create(username=f"as-{role}")
        appoint(user, role, places[levels_of(role)[0]], by=t.system)
    t.man = User.objects.create(username="man")
    t.post = appoint(t.man, "village_reporter", t.villages[0], by=t.system)
    type(t.post).objects.filter(pk=t.post.pk).update(starts_on="2025-07-01")
    t.post.refresh_from_db()
    t.nobody = User.objects.create(username="nobody")
    t.people |= dict(zip(OTHERS, (t.minh, t.man, t.nam, t.system), strict=True))
    return t


def may(call, t, column) -> bool:
    """Whether the action lets them pass; whatever it did is rolled back."""
    by = User.objects.get(pk=t.people[column].pk)
    try:
        with transaction.atomic():
            call(t, by)
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    except (Refused, Conflict):
        return True  # past the gate; there is another reason
    return True


def line(room: str, action: str, allowed: list[bool]) -> str:
    marks = " | ".join("yes" if a else "·" for a in allowed)
    return f"| {room}: {action.replace('_', ' ')} | {marks} |"


@pytest.fixture(scope="module")
def written():
    """The lines of the page as they are; with LANGSO_WRITE, rewritten at the end."""
    lines: dict[tuple[str, str], str] = {}
    yield lines
    if os.getenv("LANGSO_WRITE"):
        with translation.override("en"):
            labels = [str(Role(role).label) for role in Role.values] + OTHERS
        table = [f"| | {' | '.join(labels)} |", "|---" * (len(labels) + 1) + "|"]
        table += [lines[case] for case in CASES]
        PAGE.write_text(HEAD + "\n".join(table) + "\n", encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=".".join)
def test_the_page_says_who_may_and_it_is_in_the_history(t, written, case):
    """All columns are asked once a suite, on SQLite; elsewhere who may acts."""
    is_asked = connection.vendor == "sqlite"
    columns = COLUMNS if is_asked else allowed_columns(case)[:1]
    allowed = [may(CASES[case], t, column) for column in columns]

    if is_asked:
        written[case] = line(*case, allowed)
        readers = [allowed[COLUMNS.index(column)] for column in READERS]
        assert not any(readers)
        assert os.getenv("LANGSO_WRITE") or written[case] in page_lines()
    acts(t, case, columns[allowed.index(True)])


def acts(t, case: tuple[str, str], column: str) -> None:
    """Assert that the newest line of its commune's history is of the action."""
    before = Event.objects.count()

    CASES[case](t, User.objects.get(pk=t.people[column].pk))

    newest = Event.objects.latest("pk")
    assert Event.objects.count() > before or case in SILENT
    expected = None if case in OF_NO_COMMUNE else t.commune.pk
    assert newest.commune_id == expected or case in SILENT


def page_lines() -> list[str]:
    return PAGE.read_text(encoding="utf-8").splitlines()


def allowed_columns(case: tuple[str, str]) -> list[str]:
    """Who may, by the page."""
    head = line(*case, []).rstrip("| ") + " |"
    found = next(row for row in page_lines() if row.startswith(head))
    marks = [mark.strip() for mark in found.strip("|").split("|")[1:]]
    return [c for c, mark in zip(COLUMNS, marks, strict=True) if mark == "yes"]


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_is_on_the_page(room):
    actions = vars(importlib.import_module(f"langso.{room}.actions")).items()
    gated = {
        name
        for name, action in actions
        if inspect.isfunction(action)
        and inspect.unwrap(action).__module__.startswith(f"langso.{room}")
        and not name.startswith("_")
        and "by" in inspect.signature(action).parameters
    }

    called = {name.partition(" ")[0] for place, name in CASES if place == room}
    assert gated - FREE == called
