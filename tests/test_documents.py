"""What the documents say is so."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

import langso

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parent.parent
WORDS = re.findall(
    r"^\|[^|]*\| `([\w.]+)` \|", (ROOT / "docs/words.md").read_text(), re.M
)
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
MODELS = [
    f"{model._meta.app_label}.{model.__name__}"
    for model in apps.get_models()
    if model.__module__.startswith("langso.")
]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_a_name_in_the_code(word):
    module, name = word.rsplit(".", 1)
    if f"{module}.{name}" in MODELS:
        return
    assert hasattr(import_module(f"langso.{module}"), name)


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_among_the_words(model):
    assert model in WORDS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_no_link_leads_nowhere(path):
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_changelog_begins_with_the_version():
    first = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith(f"# {langso.__version__}")


def test_no_setting_is_left_unexplained():
    sources = [p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py")]
    read = {name for text in sources for name in re.findall(r"LANGSO_[A-Z_]+", text)}
    explained = (ROOT / "docs/operations.md").read_text(encoding="utf-8")

    assert {name for name in read if f"`{name}`" not in explained} == set()
