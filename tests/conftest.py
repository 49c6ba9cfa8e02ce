"""The cast and the stage. The same few people appear in every test.

Lan and Tâm are officers of Xã Bến Gốm, which Hoa leads; Minh is an officer of another
commune, Xã Đồi Chè; Nam is a resident with no post.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings as configured
from django.core.cache import caches
from django.test import Client

from langso.measures import disclosure
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.reader.model import Clause, Document, Figure, Finding, Reading
from langso.reader.model import Task as ReadTask
from langso.resolutions.actions import adopt, answer_doubt, confirm_rest, propose
from langso.resolutions.models import Resolution, SourceContent, SourceFile

START = date(2025, 7, 1)
hypothesis.settings.register_profile("unhurried", deadline=None)  # others run beside
hypothesis.settings.load_profile("unhurried")


LONGEST = {
    "test_title_round.py", "test_report_to_verdict.py", "test_people_and_register.py",
    "test_killed_server.py", "test_two_installations.py", "test_every_page.py",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that nobody waits for it at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, tmp_path_factory
) -> None:
    """SQLite in a file, as the product has it: in memory all threads share one
    connection, and the transactions of two requests run into each other."""
    database = configured.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        file = tmp_path_factory.mktemp("database") / "tests.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(autouse=True)
def nothing_kept():
    """A rolled back test leaves the keys of its boards to the next one."""
    caches["boards"].clear()


@pytest.fixture(autouse=True)
def quick(settings):
    """Cheap password hashes, static files that need no collecting, no second step."""
    settings.SECOND_FACTOR_ROLES = []
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def nothing_harmless(monkeypatch) -> None:
    """As if the small numbers of every measure could tell of a home."""
    rules = tuple(replace(r, harmless=frozenset()) for r in disclosure._rules())
    monkeypatch.setattr(disclosure, "_rules", lambda: rules)


@pytest.fixture
def stage(db) -> SimpleNamespace:
    nation = Unit.objects.create(
        level="nation", name="Việt Nam", path="00001", valid_from=START
    )
    province = Unit.objects.create(
        level="province",
        name="Tỉnh Sông Gốm",
        parent=nation,
        path="0000100001",
        valid_from=START,
    )
    commune, other = (
        Unit.objects.create(
            level="commune",
            name=name,
            parent=province,
            path=f"0000100001{n:05}",
            valid_from=START,
        )
        for n, name in enumerate(("Xã Bến Gốm", "Xã Đồi Chè"), 1)
    )
    villages = [
        Unit.objects.create(
            level="village",
            name=f"Thôn {n}",
            parent=commune,
            path=f"{commune.path}{n:05}",
            ordinal=n,
            valid_from=START,
        )
        for n in range(1, 4)
    ]
    people = {
        name: User.objects.create(username=name)
        for name in ("lan", "tam", "hoa", "minh", "nam")
    }
    posts = [
        ("lan", "commune_officer", commune),
        ("tam", "commune_officer", commune),
        ("hoa", "commune_leader", commune),
        ("minh", "commune_officer", other),
    ]
    for name, role, unit in posts:
        Post.objects.create(user=people[name], role=role, unit=unit, starts_on=START)
    return SimpleNamespace(
        nation=nation,
        province=province,
        commune=commune,
        other=other,
        villages=villages,
        **people,
    )


@pytest.fixture
def client_of(stage) -> Callable[[str], Client]:
    """A browser of the person named; "" is a stranger."""

    def signed_in(name: str) -> Client:
        client = Client()
        if name:
            client.force_login(getattr(stage, name))
        return client

    return signed_in


TEXT = """Số: /NQLT-UBND-UBMTTQ
1. Kết quả năm 2025
12.535/12.858 hộ đạt Gia đình văn hóa, bằng 97,32%.
2. Chỉ tiêu
Trên 90% hộ đạt Gia đình văn hóa; trên 1.625 người có việc làm.
3. Nhiệm vụ
Các thôn rà soát hương ước trong quý II/2026.
"""


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _clause(number: str, title: str) -> Clause:
    span = (TEXT.index(f"{number}. {title}"), len(TEXT))
    return Clause(number, number, title, "", 1, None, span)


def _figure(kind, subject, value, quote, comparator=">", **rest) -> Figure:
    return Figure(
        kind,
        subject,
        comparator,
        Decimal(value),
        rest.pop("unit", "%"),
        quote,
        _span(quote),
        clause_id="1" if kind == "result" else "2",
        **rest,
    )


@pytest.fixture
def a_reading() -> Reading:
    """What the reader would find in a short resolution with one wrong share."""
    printed = "12.535/12.858 hộ đạt Gia đình văn hóa, bằng 97,32%"
    titled = "Trên 90% hộ đạt Gia đình văn hóa"
    task = "Các thôn rà soát hương ước trong quý II/2026"
    share = {"numerator": Decimal(12535), "denominator": Decimal(12858)}
    return Reading(
        text=TEXT,
        document=Document("resolution", title="Nghị quyết năm 2026", year=2026),
        clauses=(_clause("1", "Kết quả"), _clause("2", "Chỉ"), _clause("3", "Nhiệm")),
        results=(_figure("result", "hộ văn hóa", "97.32", printed, "=", **share),),
        targets=(
            _figure("target", "hộ văn hóa", 90, titled, period="2026"),
            _figure(
                "target",
                "người có việc làm",
                1625,
                "trên 1.625 người",
                unit="người",
                period="2026",
            ),
        ),
        tasks=(ReadTask(task, task, _span(task), clause_id="3", lead="Các thôn"),),
        findings=(
            Finding(
                "ratio",
                "error",
                "12.535 : 12.858 là 97,49%, văn bản ghi 97,32%.",
                "12,535 of 12,858 is 97.49%, the text says 97.32%.",
                spans=(_span("97,32%"),),
                clause_id="1",
                numbers={"written": "97.32", "computed": "97.49"},
            ),
        ),
    )


@pytest.fixture
def a_file(stage) -> Callable[..., SourceFile]:
    """A kept file that somebody is reading; each call keeps another one."""

    def keep(commune: Unit | None = None) -> SourceFile:
        file = SourceFile.objects.create(
            commune=commune or stage.commune,
            name="nghi-quyet.docx",
            media_type="text/plain",
            size=3,
            sha256=f"{SourceFile.objects.count():064}",
            uploaded_by=stage.lan,
            state="reading",
        )
        SourceContent.objects.create(source_file=file, raw=b"...")
        return file

    return keep


@pytest.fixture
def a_draft(stage, a_reading, a_file) -> Callable[[], Resolution]:
    """A draft as the reader proposes it, nothing decided yet."""
    return lambda: propose(a_file(), a_reading, by=stage.lan)


@pytest.fixture
def a_decided_draft(stage, a_draft) -> Callable[[], Resolution]:
    """A draft in which everything is confirmed and every doubt answered."""

    def decide() -> Resolution:
        draft = a_draft()
        confirm_rest(draft, by=stage.lan)
        for doubt in draft.doubts.all():
            answer_doubt(doubt, "erratum", by=stage.lan)
        return draft

    return decide


@pytest.fixture
def an_adopted(stage, a_decided_draft) -> Callable[..., Resolution]:
    """An adopted resolution of 2026 with two targets and one task."""

    def make(reason: str = "") -> Resolution:
        draft = a_decided_draft()
        adopt(draft, by=stage.tam, reason=reason)
        return draft

    return make
