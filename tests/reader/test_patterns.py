"""No pattern can be made to try the same letters in more than one way."""

import importlib
import pkgutil
import re
from re import _constants as op
from re import _parser as parser

import pytest

import langso.reader
import langso.vietnamese

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)


def modules():
    for room in (langso.reader, langso.vietnamese):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(found.name)


PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in modules()
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}


def branches(parsed):
    """Every sequence of nodes inside a parsed pattern, the outermost first."""
    yield list(parsed)
    for _kind, value in parsed:
        for part in value if isinstance(value, tuple | list) else (value,):
            for inner in part if isinstance(part, list) else (part,):
                if isinstance(inner, parser.SubPattern):
                    yield from branches(inner)


def is_open(node):
    """Can it match runs of differing length?"""
    kind, value = node
    return kind in REPEATS and value[1] > value[0] and value[1] > 8


def may_be_empty(node):
    kind, value = node
    return kind is op.AT or (kind in REPEATS and value[0] == 0)


def ambiguous(sequence):
    """A repeat whose body is one open run and nothing that must stand beside it."""
    for kind, value in sequence:
        if kind in REPEATS and value[1] > 1:
            for body in branches(value[2]):
                runs = [node for node in body if is_open(node)]
                if runs and all(may_be_empty(n) for n in body if n is not runs[0]):
                    return True
    return False


def test_there_are_patterns_to_look_at():
    assert len(PATTERNS) > 50


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_repeat_repeats_an_open_run(name):
    parsed = parser.parse(PATTERNS[name].pattern, PATTERNS[name].flags)

    assert not any(ambiguous(sequence) for sequence in branches(parsed))
