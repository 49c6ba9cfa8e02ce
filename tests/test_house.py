"""The rules of the house: only actions write, rooms are in order, files are small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path("src/langso")
FURNITURE = ["models", "rules", "queries", "actions", "forms", "views", "urls"]
WRITES = {
    "save", "create", "get_or_create", "update_or_create", "delete", "bulk_create",
    "bulk_update", "set_password",
}  # fmt: skip
IN_BULK = {"insert_many", "update_many"}
QUERYSETS = {"filter", "all", "exclude", "objects"}
SOURCES = [p for p in ROOT.rglob("*.py") if "migrations" not in p.parts]
ROOMS = [p for p in SOURCES if p.parts[2] not in {"vietnamese", "reader", "writer"}]


def place(path: Path) -> str | None:
    """Which piece of furniture a file belongs to: a module, or a package of it."""
    parts = [part.removesuffix(".py") for part in path.parts]
    return next((part for part in parts if part in FURNITURE), None)


def nodes(path: Path, kind: type[ast.AST]) -> Iterator[ast.AST]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def writes(path: Path) -> set[str]:
    """The names of the calls in a file that change rows; dict.update() does not."""
    found = set()
    for call in nodes(path, ast.Call):
        name = getattr(call.func, "attr", "")
        chain = {getattr(node, "attr", "") for node in ast.walk(call.func)}
        if name in WRITES or (name == "update" and chain & QUERYSETS):
            found.add(name)
        found |= IN_BULK & {getattr(call.func, "id", "")}
    return found


def imported(path: Path) -> set[str]:
    modules = [node.module or "" for node in nodes(path, ast.ImportFrom)]
    return {module for module in modules if module.startswith("langso.")}


@pytest.mark.parametrize("path", ROOMS, ids=str)
def test_only_actions_write(path):
    assert place(path) == "actions" or not writes(path)


@pytest.mark.parametrize("path", [p for p in ROOMS if place(p)], ids=str)
def test_no_furniture_looks_up(path):
    later = set(FURNITURE[FURNITURE.index(place(path)) + 1 :])
    same_room = f"langso.{path.parts[2]}."
    parts = {
        part for m in imported(path) if m.startswith(same_room) for part in m.split(".")
    }

    assert not parts & later


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_a_file_is_read_in_one_go(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 250


def functions() -> list[ast.FunctionDef]:
    kind = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for path in SOURCES for node in nodes(path, kind)]


def length(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring and the imports at its head."""
    head = (ast.Expr, ast.Import, ast.ImportFrom)
    first = next((node for node in function.body if not isinstance(node, head)), None)
    return 0 if first is None else (function.end_lineno or 0) - first.lineno + 1


def test_a_function_fits_on_a_page():
    long = [f"{f.name}: {length(f)}" for f in functions() if length(f) >= 25]

    assert not long


@pytest.mark.parametrize("word", ["utils", "helper", "manager", "data", "process"])
def test_no_module_is_called_anything(word):
    assert not [path for path in SOURCES if word in path.stem.split("_")]
