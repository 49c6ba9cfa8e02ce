"""Fetch the front-end libraries with npm and copy what the pages use, with licences.

    .venv/bin/python tools/vendor/vendor.py

Needs Node 20 or newer with npm, and fonttools (requirements/dev.txt). What it writes,
src/langso/core/static/vendor, is committed: nobody needs npm to run the product, and
no page loads anything from elsewhere. To move a library, change package.json here, run
this and commit both.

- Bootstrap: compiled from its own sources, only the parts bootstrap.scss lists.
- htmx: as published.
- Be Vietnam Pro: the letters of Vietnamese and the signs of an official text, hinting
  kept for the screens of older office machines.
- Source Serif 4: the same, renamed, since its licence reserves the name "Source" for
  unmodified files.
- Digits: Be Vietnam Pro has no tabular figures ("1" is 385 units wide, "4" is 710), so
  columns of figures would not line up. This makes a tiny font of digits of one width.
"""

import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
VENDOR = HERE.parents[1] / "src/langso/core/static/vendor"

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SIGNS = " §°±²³×÷·«»–—‘’“”„•…−‰€₫→≤≥½¼"
PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
DIGITS = "0123456789"
DIGIT_WIDTH = {400: 660, 600: 674}
MARK_WIDTH = 290  # of "." and "," between digits
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]


def letters() -> str:
    """Return every letter of the Vietnamese alphabet with every tone, both cases."""
    small = [normalize("NFC", v + t) for v in VOWELS for t in TONES] + ["đ"]
    return "".join(small) + "".join(small).upper() + "".join(TONES)


def fetch() -> None:
    """Install exactly what package-lock.json names; no install script runs."""
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=HERE, check=True
    )


def bootstrap() -> None:
    """Compile bootstrap.scss; its deprecation notes belong to Bootstrap 5 itself."""
    target = VENDOR / "bootstrap"
    target.mkdir(parents=True)
    quiet = "--silence-deprecation=import,global-builtin,color-functions,if-function"
    flags = ["--style=compressed", "--no-source-map", quiet]
    pair = ["bootstrap.scss", str(target / "bootstrap.min.css")]
    subprocess.run(["npx", "sass", *flags, *pair], cwd=HERE, check=True)
    shutil.copy(MODULES / "bootstrap/LICENSE", target)


def htmx() -> None:
    """Copy htmx as published."""
    target = VENDOR / "htmx"
    target.mkdir(parents=True)
    shutil.copy(MODULES / "htmx.org/dist/htmx.min.js", target)
    shutil.copy(MODULES / "htmx.org/LICENSE", target)


def cut(font: TTFont, text: str, features: list[str], *, hinting: bool) -> None:
    """Keep only the glyphs of `text`, and of the names what the licence asks for."""
    options = subset.Options()
    options.hinting = hinting
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)


def rename(font: TTFont, family: str) -> None:
    """Write the family name: a changed font may not carry a reserved one."""
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = family


def save(font: TTFont, name: str) -> None:
    font.flavor = "woff2"
    font.save(VENDOR / "fonts" / f"{name}.woff2")


def source(family: str, script: str, weight: int) -> TTFont:
    files = MODULES / "@fontsource" / family / "files"
    return TTFont(files / f"{family}-{script}-{weight}-normal.woff2")


def text_fonts() -> None:
    """Cut both families to Vietnamese, two files a weight as Fontsource splits them."""
    wanted = PRINTABLE + SIGNS + letters()
    families = {
        "be-vietnam-pro": ("be-vietnam-pro", "Be Vietnam Pro"),
        "source-serif-4": ("langso-serif", "Langso Serif"),
    }
    for package, (name, family) in families.items():
        for weight in (400, 600):
            for script in ("latin", "vietnamese"):
                font = source(package, script, weight)
                cut(font, wanted, FEATURES, hinting=True)
                rename(font, family)
                save(font, f"{name}-{script}-{weight}")


def widen(font: TTFont, glyph: str, width: int) -> None:
    """Centre one glyph in `width` units."""
    old, bearing = font["hmtx"][glyph]
    shift = round((width - old) / 2)
    outline = font["glyf"][glyph]
    outline.coordinates.translate((shift, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"][glyph] = (width, bearing + shift)


def digit_fonts() -> None:
    """Make the digits of one width, and "." and "," of one narrower width."""
    for weight, width in DIGIT_WIDTH.items():
        font = source("be-vietnam-pro", "latin", weight)
        cut(font, DIGITS + ".,", [], hinting=False)
        glyphs = font.getBestCmap()
        for character in DIGITS + ".,":
            room = width if character in DIGITS else MARK_WIDTH
            widen(font, glyphs[ord(character)], room)
        rename(font, "Langso Digits")
        save(font, f"langso-digits-{weight}")


def font_licences() -> None:
    """Put each licence beside the files, under the font's own copyright line."""
    for package in ("be-vietnam-pro", "source-serif-4"):
        copyright_line = source(package, "latin", 400)["name"].getDebugName(0)
        licence = (MODULES / "@fontsource" / package / "LICENSE").read_text()
        text = licence[licence.index("This Font Software") :]
        target = VENDOR / "fonts" / f"OFL-{package}.txt"
        target.write_text(f"{copyright_line}\n\n{text}", encoding="utf-8")


def main() -> None:
    fetch()
    shutil.rmtree(VENDOR, ignore_errors=True)
    bootstrap()
    htmx()
    (VENDOR / "fonts").mkdir(parents=True)
    text_fonts()
    digit_fonts()
    font_licences()


if __name__ == "__main__":
    main()
