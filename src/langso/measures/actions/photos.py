"""A file as it was shown, made fit to be kept. Pure: no database.

What a file is follows from its first bytes, never from its name. A photo is turned the
right way up, made smaller and saved anew, so that nothing hidden in it is kept; where
and when it was taken only as far as that is wanted.
"""

import io
import struct
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from langso.vietnamese.spelling import nfc

LARGEST = 12 * 1024 * 1024  # bytes of a file as it comes
PIXELS = 60_000_000  # a phone's camera has at most so many
SIDE = 1800  # pixels of the longer side as kept: a page of minutes stays readable
QUALITY = 80
LONGEST_NAME = 120
PHOTOS = ("JPEG", "PNG", "WEBP")
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{OFFICE}wordprocessingml.document"
SHEET = f"{OFFICE}spreadsheetml.sheet"
ENDINGS = {
    "image/jpeg": ".jpg", "application/pdf": ".pdf", WORD: ".docx", SHEET: ".xlsx",
}  # fmt: skip


class Unusable(ValueError):
    """The file cannot be kept; `str()` is the sentence for the person."""


@dataclass(frozen=True)
class Kept:
    """A file in the form in which it is kept."""

    name: str
    media_type: str
    raw: bytes


def make_fit(raw: bytes, name: str, *, keeps_location: bool = False) -> Kept:
    """Make a photo or file fit to be kept, or raise `Unusable`."""
    if not raw:
        raise Unusable(_("The file is empty. Please choose another one."))
    if len(raw) > LARGEST:
        raise Unusable(
            _("The file is larger than %d MB. Please choose a smaller one.")
            % (LARGEST >> 20)
        )
    if raw.startswith(b"%PDF-"):
        return Kept(_named(name, "application/pdf"), "application/pdf", raw)
    if raw.startswith(b"PK\x03\x04"):
        media_type = _office(raw)
        return Kept(_named(name, media_type), media_type, raw)
    photo = _photo(raw, keeps_location=keeps_location)
    return Kept(_named(name, "image/jpeg"), "image/jpeg", photo)


def _photo(raw: bytes, *, keeps_location: bool) -> bytes:
    """Save a photo anew; its size is known before a single pixel is unpacked."""
    try:
        with Image.open(io.BytesIO(raw), formats=PHOTOS) as image:
            if image.width * image.height > PIXELS:
                raise _too_large()
            taken = _taken(image, keeps_location=keeps_location)
            image.draft("RGB", (SIDE, SIDE))
            image.thumbnail((SIDE, SIDE))  # before it is turned: that makes a copy
            return _saved(ImageOps.exif_transpose(image), taken)
    except UnidentifiedImageError as error:
        raise Unusable(
            _("Please choose a photo (JPEG, PNG), a PDF, Word or Excel file.")
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, SyntaxError, struct.error) as error:
        raise Unusable(_("The photo cannot be opened. Please take it again.")) from (
            error
        )


def _too_large() -> Unusable:
    return Unusable(_("The photo is too large. Please take a smaller one."))


def _saved(image: Image.Image, taken: Image.Exif) -> bytes:
    """As JPEG on white, with nothing but `taken` beside the picture."""
    flat = Image.new("RGB", image.size, "white")
    clear = image.convert("RGBA") if image.has_transparency_data else None
    flat.paste(clear or image.convert("RGB"), mask=clear)
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True, exif=taken)
    return out.getvalue()


def _taken(image: Image.Image, *, keeps_location: bool) -> Image.Exif:
    """When the photo was taken, and where, if that is to be kept."""
    found, kept = image.getexif(), Image.Exif()
    moment = found.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    if isinstance(moment, str):
        kept[ExifTags.Base.DateTime] = moment[:19]
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    if keeps_location and place:
        kept[ExifTags.IFD.GPSInfo] = dict(place)
        try:
            kept.tobytes()
        except (TypeError, ValueError, ArithmeticError, struct.error):
            del kept[ExifTags.IFD.GPSInfo]  # what stands there is no place
    return kept


def _office(raw: bytes) -> str:
    """Word or Excel by the list of what is packed in it; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = set(packed.namelist()[:2000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unusable(_("The file cannot be opened. Please choose it again.")) from (
            error
        )
    is_office = "[Content_Types].xml" in names
    if is_office and not any(name.endswith("vbaProject.bin") for name in names):
        if "word/document.xml" in names:
            return WORD
        if "xl/workbook.xml" in names:
            return SHEET
    raise Unusable(_("Please choose a photo (JPEG, PNG), a PDF, Word or Excel file."))


def _named(name: str, media_type: str) -> str:
    """A name with the ending of what the file is, without any path or control."""
    bare = nfc(name).replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(letter for letter in bare if letter.isprintable()).strip(". ")
    stem = printable.rsplit(".", 1)[0][:LONGEST_NAME] or _("evidence")
    return stem + ENDINGS[media_type]
