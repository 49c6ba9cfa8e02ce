"""What may be wrong with an installation, each as one plain sentence."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django.core.checks import ERROR, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from langso.core.push_keys import is_broken
from langso.installation.words import Language, say
from langso.measures.queries.keys import broken_closings
from langso.measures.queries.soundness import unsound
from langso.measures.report_days import rules as report_days
from langso.papers.day_rules import FILES, rules_in
from langso.registry.actions.retention import rules_on
from langso.registry.deadlines import deadlines, moved_days
from langso.resolutions.models import SourceContent
from langso.titles.queries.soundness import unsound_titles


def check(language: Language) -> int:
    """Print every problem and every missing helper; 1 if there is a problem."""
    problems = list(problems_of_installation(language))
    for sentence in [*problems, *missing_helpers(language)]:
        print(sentence)
    if not problems:
        print(say("all_well", language))
    return int(bool(problems))


def problems_of_installation(language: Language) -> Iterator[str]:
    """Settings, database, migrations, and what is kept against marks and history."""
    for message in run_checks():
        if message.level >= ERROR:
            yield say("settings", language, problem=message.msg)
    yield from _unreadable_rules(language)
    yield from _broken_push_key(language)
    try:
        damage = _damage()
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        yield say("no_database", language, problem=error)
        return
    if damage:
        yield say("corrupt", language, problem=damage)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield say("migrations", language)
        return
    yield from _changed_files(language)
    yield from _broken_closings(language)
    for one in [*unsound(), *unsound_titles()]:
        yield say(one.kind, language, place=one.place, name=one.name)


def _unreadable_rules(language: Language) -> Iterator[str]:
    """Lines a commune wrote beside its database that say nothing."""
    try:
        rules_on(date.max)
        moved_days()
        deadlines()
        report_days()
        for file in FILES:
            rules_in(file)
    except ValueError as error:
        yield say("rules", language, problem=error)


def _broken_push_key(language: Language) -> Iterator[str]:
    if is_broken():
        yield say("push_key_bad", language)


def missing_helpers(language: Language) -> Iterator[str]:
    """Programs that read more kinds of files, with the packages that hold them."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        yield say("no_libreoffice", language)
    tesseract = shutil.which("tesseract")
    if not tesseract:
        yield say("no_tesseract", language)
    elif "vie" not in _languages(tesseract):
        yield say("no_tesseract_vie", language)


def _languages(tesseract: str) -> list[str]:
    listing = subprocess.run(  # noqa: S603 - a program found on the path
        [tesseract, "--list-langs"], capture_output=True, text=True, timeout=20
    )
    return listing.stdout.split()


def _damage() -> str:
    """What SQLite says about its file; PostgreSQL answers by being reachable."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SELECT 1")
            return ""
        cursor.execute("PRAGMA quick_check(1)")
        answer = str(cursor.fetchone()[0])
        broken_links = cursor.execute("PRAGMA foreign_key_check").fetchone()
    return f"{broken_links}" if broken_links else answer.removeprefix("ok")


def _changed_files(language: Language) -> Iterator[str]:
    rows = SourceContent.objects.select_related("source_file").defer("reading")
    for content in rows.iterator(chunk_size=1):
        source_file = content.source_file
        if sha256(content.raw).hexdigest() != source_file.sha256:
            yield say(
                "changed_file", language, name=source_file.name, pk=source_file.pk
            )


def _broken_closings(language: Language) -> Iterator[str]:
    for broken in broken_closings():
        closing = broken.closing
        values = {"place": closing.commune, "name": closing.name}
        key = f"closing_{broken.kind}"
        yield say(key, language, version=closing.version, **values)
