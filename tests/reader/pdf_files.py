"""PDF files made by hand, of fonts that every PDF reader has, whatever the machine."""

from collections.abc import Iterable

WIDTH = 0.6  # of every letter of both fonts, in its height
MAIN, OTHER = "F1", "F2"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"


def run(text: str, left: float, bottom: float, font: str = MAIN, size: int = 10) -> str:
    """Write one run; `_` leaves a letter's room free."""
    pieces, moved = [], 0
    for letter in text:
        moved = moved + 600 if letter == "_" else moved
        if letter != "_":
            pieces.append(f"{-moved} <{letter.encode('cp1252').hex()}>")
            moved = 0
    where = f"/{font} {size} Tf 1 0 0 1 {left} {bottom} Tm"
    return f"BT {where} [{' '.join(pieces)}] TJ ET"


def mixed(text: str, left: float, bottom: float, size: int = 10) -> list[str]:
    """Write a line whose letters with accents come afterwards, in the other font."""
    plain = "".join("_" if ord(letter) > 127 else letter for letter in text)
    accents = "".join(letter if ord(letter) > 127 else "_" for letter in text)
    room = len(accents) - len(accents.lstrip("_"))
    start = left + room * WIDTH * size
    return [
        run(plain, left, bottom, MAIN, size),
        run(accents.strip("_"), start, bottom, OTHER, size),
    ]


def rule(left: float, bottom: float, right: float, top: float) -> str:
    return f"{left} {bottom} m {right} {top} l S"


def pdf_file(drawn: Iterable[str]) -> bytes:
    """Return a PDF of one A4 page with these operators."""
    content = "\n".join(drawn)
    fonts = f"<</{MAIN} 4 0 R/{OTHER} 5 0 R>>"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R"
        f"/Resources<</Font{fonts}>>>>",
        FONT.format("Courier"),
        FONT.format("Courier-Bold"),
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(raw))
        raw += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>startxref\n{len(raw)}\n%%EOF"
    return raw + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
