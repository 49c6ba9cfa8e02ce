"""A commune's own layout of a certificate: a small file of texts, sizes and colours."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langso.writer.certificates.checks import Checks
from langso.writer.errors import BadTemplate

PLACES = (
    "co_quan", "chu_ho", "xung_ho", "dia_chi", "thon", "danh_hieu", "nam",
    "so_quyet_dinh", "ngay_quyet_dinh", "so_vang",
)  # fmt: skip
MUST_SAY = ("chu_ho", "danh_hieu", "nam")
FONTS = ("thuong", "tieu-de", "viet-tay")
COLOURS = {"den": "black", "chinh": "main", "phu": "second"}
PLACE = re.compile(r"\{([^{}]*)\}")
LARGEST, MOST_LINES, MOST_NOTES = 20_000, 14, 4
ROOM, EMBLEM = 104, 20  # millimetres between the state's name and the signature
_POINT = 0.3528 * 0.7  # millimetres of a line's height for each point of its letters


@dataclass(frozen=True)
class Line:
    """One line: its words with places, and how it looks."""

    words: str
    font: str
    size: int
    colour: str
    bold: bool
    italic: bool
    space: int

    @property
    def height(self) -> float:
        return self.space + self.size * _POINT


@dataclass(frozen=True)
class Layout:
    """How the certificates of a commune look."""

    paper: str
    border: bool
    qr: bool
    emblem: bool
    main: str
    second: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]


class BadLayout(BadTemplate):
    """A layout that cannot be used; the message names every line to mend."""


def shipped_layout() -> str:
    """The layout a commune begins with, as the text of its file."""
    return (Path(__file__).parent / "mau-giay.toml").read_text(encoding="utf-8")


def read_layout(text: str) -> Layout:
    """Read the file of a layout; raise `BadLayout` with all that is to be mended."""
    checks = Checks()
    return _checked(_parsed(text, checks), checks)


def layout_of(values: Mapping[str, Any]) -> Layout:
    """The same of the values such a file holds, as a form gives them."""
    return _checked(values, Checks())


def shipped_values() -> dict[str, Any]:
    """What the shipped file holds."""
    return tomllib.loads(shipped_layout())


def _checked(values: Mapping[str, Any], checks: Checks) -> Layout:
    layout = _layout(values, checks)
    if not checks.found:
        _check_whole(layout, checks)
    if checks.found:
        raise BadLayout("layout", checks.said(0), checks.said(1))
    return layout


def _parsed(text: str, checks: Checks) -> Mapping[str, Any]:
    if len(text) > LARGEST:
        checks.add("Tệp mẫu quá dài.", "The file is too long.")
        return {}
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as broken:
        where = re.search(r"line \d+, column \d+", str(broken))
        at = where[0] if where else "?"
        place = at.replace("line", "dòng").replace("column", "chữ thứ")
        checks.add(
            f"Chưa đọc được tệp mẫu ở {place}. Xin xem dấu ngoặc kép và dấu bằng.",
            f"The file cannot be read at {at}. Please look at quotes and equals signs.",
        )
        return {}


def _layout(read: Mapping[str, Any], checks: Checks) -> Layout:
    known = ["kho", "khung", "ma_qr", "bieu_tuong", "mau_chinh", "mau_phu"]
    checks.only("", read, [*known, "ghi_chu", "dong"])
    lines = checks.rows("dong", read, most=MOST_LINES)
    return Layout(
        paper=checks.choice("kho", read, ("A4", "A5"), "A4"),
        border=checks.switch("khung", read, True),
        qr=checks.switch("ma_qr", read, True),
        emblem=checks.switch("bieu_tuong", read, False),
        main=checks.colour("mau_chinh", read, "#9c1c1f"),
        second=checks.colour("mau_phu", read, "#a87b22"),
        notes=checks.texts("ghi_chu", read, most=MOST_NOTES),
        lines=tuple(_line(n, line, checks) for n, line in enumerate(lines, 1)),
    )


def _line(number: int, read: Mapping[str, Any], checks: Checks) -> Line:
    with checks.within(number):
        checks.only("", read, ("chu", "phong", "co", "mau", "dam", "nghieng", "cach"))
        return Line(
            words=checks.text("chu", read),
            font=checks.choice("phong", read, FONTS, "thuong"),
            size=checks.number("co", read, 8, 60, 14),
            colour=COLOURS[checks.choice("mau", read, tuple(COLOURS), "den")],
            bold=checks.switch("dam", read, False),
            italic=checks.switch("nghieng", read, False),
            space=checks.number("cach", read, 0, 40, 4),
        )


def _check_whole(layout: Layout, checks: Checks) -> None:
    words = [*(line.words for line in layout.lines), *layout.notes]
    asked = [name for text in words for name in PLACE.findall(text)]
    for name in dict.fromkeys(asked):
        if name not in PLACES:
            checks.add(f"Không có chỗ điền {{{name}}}.", f"There is no {{{name}}}.")
    for name in MUST_SAY:
        if name not in asked:
            checks.add(f"Còn thiếu chỗ điền {{{name}}}.", f"{{{name}}} is missing.")
    for text in words:
        if set(PLACE.sub("", text)) & set("{}"):
            checks.add(f"Dấu ngoặc viết dở: «{text}».", f"A brace is open: “{text}”.")
    height = sum(line.height for line in layout.lines)
    room = ROOM - (EMBLEM if layout.emblem else 0)
    if height > room:
        over = round(height - room + 0.5)
        checks.add(
            f"Các dòng cao hơn chỗ trống {over} mm. Xin giảm cỡ chữ hoặc khoảng cách.",
            f"The lines are {over} mm too high. Please make letters or gaps smaller.",
        )
