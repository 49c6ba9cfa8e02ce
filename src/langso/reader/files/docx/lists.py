"""The lists that numbering.xml defines: how each level counts and what it prints."""

from __future__ import annotations

from dataclasses import dataclass, replace

from langso.reader.files.docx.names import number, switched_on, value, w
from langso.reader.files.markup import Element

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what it prints."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    text: str = ""
    legal: bool = False  # prints the numbers of all levels as 1, 2, 3
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list; those with the same `family` go on counting where the other stopped."""

    family: str
    levels: tuple[Level, ...]
    begins_anew: frozenset[int] = frozenset()


def read_lists(root: Element | None) -> dict[str, NumberedList]:
    """Read numbering.xml, which may be missing, into its lists by their number."""
    if root is None:
        return {}
    families = {value(one, "abstractNumId"): one for one in root.iter(w("abstractNum"))}
    by_style = {
        value(one.find(w("styleLink"))): one
        for one in families.values()
        if one.find(w("styleLink")) is not None
    }
    lists: dict[str, NumberedList] = {}
    for one in root.iter(w("num")):
        key, family = value(one, "numId"), value(one.find(w("abstractNumId")))
        if key and family in families:
            link = value(families[family].find(w("numStyleLink")))
            lists[key] = _list(one, family or "", by_style.get(link, families[family]))
    return lists


def _list(one: Element, family: str, abstract: Element) -> NumberedList:
    levels = [Level()] * LEVELS
    for element in abstract.iterfind(w("lvl")):
        levels[_depth(element)] = _level(element)
    anew: set[int] = set()
    for override in one.iterfind(w("lvlOverride")):
        depth, own = _depth(override), override.find(w("lvl"))
        start = override.find(w("startOverride"))
        if own is not None:
            levels[depth] = _level(own)
        if start is not None:
            levels[depth] = replace(levels[depth], start=number(start))
            anew.add(depth)
    return NumberedList(family, tuple(levels), frozenset(anew))


def _depth(element: Element) -> int:
    return min(number(element, "ilvl"), LEVELS - 1)


def _level(element: Element) -> Level:
    """Newer Word wraps a style that older ones do not know in a choice."""
    formats = list(element.iter(w("numFmt")))
    own = next((one for one in formats if value(one) == "custom"), None)
    chosen = own if own is not None else next(iter(formats), None)
    return Level(
        start=number(element.find(w("start")), default=1),
        style=value(chosen) or "decimal",
        pattern=value(chosen, "format") or "",
        text=value(element.find(w("lvlText"))) or "",
        legal=switched_on(element.find(w("isLgl"))),
        restarts=value(element.find(w("lvlRestart"))) != "0",
    )
