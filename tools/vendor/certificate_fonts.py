"""Fetch the two fonts of certificates with pip and keep what Vietnamese needs of them.

    .venv/bin/python -m tools.vendor.certificate_fonts

- Playfair Display (OFL), semi-bold, renamed "Langso Display", since its licence
  reserves the name for unmodified files.
- Great Vibes (OFL), for names.

What it writes, src/langso/writer/certificates/fonts, is committed. Libertinus Serif, of
which the rest is set, comes inside typst.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tools.vendor.vendor import FEATURES, PRINTABLE, SIGNS, letters

FONTS = Path(__file__).resolve().parents[2] / "src/langso/writer/certificates/fonts"
PACKAGES = ("fontpkg-playfair-display==1.203", "fontpkg-great-vibes==1.103")


def unpack(folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *PACKAGES]
    subprocess.run([*pip, "-d", str(folder)], check=True)
    for wheel in folder.glob("*.whl"):
        ZipFile(wheel).extractall(folder)


def keep(font: TTFont, name: str, licence: Path) -> None:
    chosen = subset.Options(layout_features=[*FEATURES, "lnum"], name_IDs=["*"])
    cut = subset.Subsetter(chosen)
    cut.populate(text=letters() + PRINTABLE + SIGNS)
    cut.subset(font)
    font.save(FONTS / f"{name}.ttf")
    (FONTS / f"OFL-{name}.txt").write_bytes(licence.read_bytes())


def display(folder: Path) -> TTFont:
    path = folder / "fontpkg_playfair_display/files/PlayfairDisplay[wght].ttf"
    font = instancer.instantiateVariableFont(TTFont(path), {"wght": 600})
    names = font["name"]
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    for number, words in (
        (1, "Langso Display"),
        (2, "Regular"),
        (4, "Langso Display"),
        (6, "LangsoDisplay"),
    ):
        names.setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400
    return font


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        folder = Path(place)
        unpack(folder)
        playfair = folder / "fontpkg_playfair_display"
        keep(display(folder), "langso-display", playfair / "LICENSE")
        vibes = folder / "fontpkg_great_vibes"
        script = TTFont(vibes / "files/GreatVibes-Regular.ttf")
        keep(script, "great-vibes", vibes / "LICENSE")


if __name__ == "__main__":
    main()
