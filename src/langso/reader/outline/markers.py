"""What stands at the start of a line and numbers it: "Điều 3.", "II.", "1.1.", "đ)".

One line is looked at alone here; whether a weak sign ("V - ", "5.") really opens a
clause is decided in `tree` by what stands open before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
# From the outermost to the innermost; only a tie-break, the document decides.
KINDS = (
    "phần",
    "phụ lục",
    "chương",
    "mục",
    "tiểu mục",
    "điều",
    "A",
    "I",
    "1",
    "a",
    "i",
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

_NAMED = re.compile(
    r"(?P<name>phần|phụ lục|chương|mục|tiểu mục|điều)\s{1,3}(?P<th>thứ\s{1,3})?"
    r"(?P<number>\d{1,3}|[ivxl]{1,7}|[a-h]|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"(?P<suffix>[a-zđ]?)(?!\w)\s{0,3}(?P<delim>[.:)/–-]?)\s{0,3}",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?P<open>\(?)(?P<head>\d{1,3}|[IVXL][IVXLivxl]{0,6}|[ivx]{2,5}|[A-Za-zĐđ])"
    r"(?P<tail>(?:\.\d{1,2}|\s\.\s\d{1,2}(?=\s\.)){0,4})(?![\w%])"
    r"(?:\s?(?P<delim>[.)/–-]))?(?P<gap>\s{0,4})"
)
_AMOUNT = re.compile(r"0|\d{3}(?!\d)")
_CITED = re.compile(
    r"(?:khoản|điểm|mục|điều)\s+(?:\d|[a-zđ](?!\w))|và\s|[,|]", re.IGNORECASE
)

Series = tuple[str, int, bool]


@dataclass(frozen=True, slots=True)
class Marker:
    """The number of a line. A weak one needs a neighbour to be believed."""

    kind: str  # one of KINDS
    delim: str
    number: str  # as printed, without its delimiter
    parts: tuple[int, ...]  # "1.2" is (1, 2), "đ" is (5,)
    start: int
    end: int  # where the words after the marker begin
    weak: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """The usual depth of such a number; "1)" and "(1)" stand below "a)"."""
        below = len(KINDS) if self.kind == "1" and self.delim in ("(", ")") else 0
        return KINDS.index(self.kind) + below, len(self.parts)

    @property
    def series(self) -> Series:
        """What goes on through a document: "1." and "2)" may, "1." and "(2)" not."""
        return self.kind, len(self.parts), self.delim == "("

    def follows(self, other: "Marker") -> bool:
        """The next of the same list; letters may skip one, as f, j and w are."""
        step = self.parts[-1] - other.parts[-1]
        near = step == 1 or (step == 2 and self.kind in ("a", "A"))
        same = self.series == other.series and self.parts[:-1] == other.parts[:-1]
        return near and same

    def skips(self, other: "Marker") -> bool:
        """Further on in the same list, where a number or two were left out."""
        step = self.parts[-1] - other.parts[-1]
        same = self.series == other.series and self.delim == other.delim
        return 0 < step <= 3 and same and self.parts[:-1] == other.parts[:-1]


def roman_value(text: str) -> int:
    """Read a Roman number up to 89, in any case; 0 when it is none.

    >>> roman_value("IV"), roman_value("Iii"), roman_value("IIX")
    (4, 3, 0)
    """
    values = [_ROMAN.get(letter, 0) for letter in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < after else value for value, after in pairs)
    if not 0 < total < 90 or _TENS[total // 10] + _ONES[total % 10] != text.upper():
        return 0
    return total


def read_markers(line: str, start: int) -> tuple[Marker, ...]:
    """Read what numbers a line that begins at `start` in the text; often nothing does.

    Two answers mean that the document decides: "I." is a Roman one or the letter after
    "H.", "i)" the letter after "h)" or a small Roman one.

    >>> [marker.number for marker in read_markers("Điều 3. Tổ chức thực hiện", 0)]
    ['Điều 3']
    >>> read_markers("1.625 người", 0), read_markers("31/3/2026", 0)
    ((), ())
    """
    if named := _NAMED.match(line):
        return tuple(_named(named, line, start))
    plain = _PLAIN.match(line)
    if plain is None or not _may_open(plain, line[plain.end() :]):
        return ()
    return tuple(_plain(plain, line[plain.end() :], start))


def _named(found: re.Match[str], line: str, start: int) -> Iterator[Marker]:
    rest = line[found.end() :]
    name, number = found["name"], found["number"]
    refers = not found["delim"] and rest and rest.upper() != rest
    if refers or not name[0].isupper() or (found["delim"] and rest[:1].isdigit()):
        return
    word = number.lower()
    if word in ORDINALS:
        value, printed = ORDINALS.index(word) + 1, word
    elif number.isdigit():
        value, printed = int(number), number + found["suffix"].lower()
    else:
        value, printed = roman_value(number) or LETTERS.find(word) + 1, number.upper()
    if value:
        words = [name.capitalize(), *(["thứ"] if found["th"] else []), printed]
        end = start + found.end()
        yield Marker(name.lower(), "", " ".join(words), (value,), start, end)


def _may_open(found: re.Match[str], rest: str) -> bool:
    delim, gap, first = found["delim"] or "", found["gap"], rest[:1]
    if bool(found["open"]) and delim != ")":
        return False
    if not delim:
        return bool(found["tail"] and gap) and first.isupper()
    if not gap and rest and not (first.isalpha() or first in "“\"'«("):
        return False
    if delim == "/" and (first.isdigit() or not (gap or first.isupper())):
        return False
    if delim in "–-" and not first.isalpha():
        return False
    return not _CITED.match(rest)


def _plain(found: re.Match[str], rest: str, start: int) -> Iterator[Marker]:
    head, tail = found["head"], found["tail"]
    deeper = tuple(int(part) for part in tail.replace(" ", "").split(".") if part)
    number = "".join((head + tail).split())
    delim = "(" if found["open"] else (found["delim"] or "").replace("–", "-")
    strong = delim in ".)(" and not rest[:1].islower() and not _AMOUNT.match(rest)
    for kind, value in _values(head):
        printed = number.upper() if kind == "I" else number
        weak = not (strong or deeper) or not rest
        if kind == "A":
            weak = rest.upper() != rest or len(rest) < 4
        end = start + found.end()
        yield Marker(kind, delim, printed, (value, *deeper), start, end, weak)


def _values(head: str) -> Iterator[tuple[str, int]]:
    """What a number may be, the likelier first: "I" is Roman, "i" a letter."""
    if head.isdigit():
        yield "1", int(head)
        return
    upper = head[0].isupper()
    letter = LETTERS.find(head.lower()) + 1 if len(head) == 1 else 0
    roman = roman_value(head)
    both = (("I", roman), ("A", letter)) if upper else (("a", letter), ("i", roman))
    yield from (pair for pair in both if pair[1])
