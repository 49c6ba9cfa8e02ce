"""Whether a restyled template may be used: what it asks for, what it carries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from langso.reader.files.markup import tree
from langso.writer.errors import bad_template
from langso.writer.filling import Words, fill
from langso.writer.package import is_filled, parts_of
from langso.writer.places import PLACE, Element, W, names_in, words_of

MOST_PLACES = 300
_CARRIES = re.compile(
    r"vbaProject|activeX|/embeddings/|/attachedToolbars|altChunk|afchunk|customUI", re.I
)
_LINKED = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", re.I)
_A_LINK = re.compile(rb"relationships/hyperlink[\"']")
_RUNNING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|LINK)\b")
_WHOLE = re.compile(rb"macroEnabled|template\.main", re.I)


@dataclass(frozen=True)
class Place:
    """A place a template may have, and what would stand there in a sample."""

    name: str
    sample: str
    repeats: bool


def known_places(sample: Words, above: str = "") -> Iterator[Place]:
    """Every place a kind of paper knows, from a sample of its words."""
    for name, value in sample.items():
        if isinstance(value, str):
            yield Place(above + name, value, repeats=bool(above))
        elif value:
            yield from known_places(value[0], f"{above}{name}.")


def places_in(template: bytes) -> tuple[str, ...]:
    """The names of all places in a template, each once, in their order.

    Raises `BadTemplate` for one that is not written to its end.
    """
    found: dict[str, None] = {}
    for name, raw in parts_of(template).items():
        root = tree(raw) if is_filled(name) else None
        if root is None:
            continue
        for paragraph in root.iter(f"{W}p"):
            _refuse_unclosed(words_of(paragraph))
        found |= dict.fromkeys(names_in(root))
    return tuple(found)


def check_template(
    template: bytes, samples: Iterable[Words], required: Iterable[str]
) -> None:
    """Refuse a template that is hostile, incomplete or asks for what is not there.

    Last it is filled with each sample, so what is accepted has been written before.
    Raises `BadTemplate` or `Unreadable` with a sentence for the person.
    """
    _refuse_what_runs(parts_of(template))
    present = places_in(template)
    samples = list(samples)
    known = {place.name for sample in samples for place in known_places(sample)}
    if unknown := [name for name in present if name not in known]:
        raise bad_template("unknown", names=_listed(unknown))
    if missing := [name for name in required if name not in present]:
        raise bad_template("missing", names=_listed(missing))
    for sample in samples:
        fill(template, sample)


def _refuse_what_runs(parts: dict[str, bytes]) -> None:
    for name, raw in parts.items():
        if _CARRIES.search(name):
            raise bad_template("runs_something", what=name.rpartition("/")[2])
        if name == "[Content_Types].xml" and _WHOLE.search(raw):
            raise bad_template("not_word")
        outside = (link[0] for link in _LINKED.finditer(raw) if name.endswith(".rels"))
        if any(not _A_LINK.search(link) for link in outside):
            raise bad_template("runs_something", what="liên kết ngoài")
        root = tree(raw) if name.startswith("word/") and name.endswith(".xml") else None
        if root is not None and _RUNNING.search(_fields_of(root)):
            raise bad_template("runs_something", what="trường tự cập nhật")


def _fields_of(root: Element) -> str:
    """The commands of Word's own fields, however they are cut up."""
    pieces = [e.text or "" for e in root.iter(f"{W}instrText")]
    simple = [e.get(f"{W}instr", "") for e in root.iter(f"{W}fldSimple")]
    return "".join(pieces).upper() + " " + " ".join(simple).upper()


def _refuse_unclosed(words: str) -> None:
    left = PLACE.sub("", words)
    for sign in ("{{", "}}", "{%"):
        if sign in left:
            at = left.index(sign)
            near = left[max(0, at - 10) : at + 20]
            raise bad_template("unclosed", near=near, example="{{trich_yeu}}")
    if (count := len(PLACE.findall(words))) > MOST_PLACES:
        raise bad_template("too_many_places", count=count)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{{{name}}}}}" for name in names)
