"""Pictures of pages, opened with a bound on their size once unpacked."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from langso.reader.files.limits import MAX_PIXELS
from langso.reader.files.refusals import refusal

_FORMATS = ("JPEG", "PNG", "TIFF")
_ENOUGH = 4000  # pixels on the longer side: A4 at 300 dots an inch is 3508


def frames_in(raw: bytes) -> int:
    """Return how many pages the picture holds."""
    with _opened(raw) as picture:
        return getattr(picture, "n_frames", 1)


def as_png(raw: bytes, frame: int) -> bytes:
    """Return one page upright, in shades of grey, no larger than it need be."""
    with _opened(raw) as picture:
        picture.seek(frame)
        _check(picture)
        picture.draft("L", (_ENOUGH, _ENOUGH))  # JPEG unpacks smaller
        grey = ImageOps.exif_transpose(picture.convert("L"))
        grey.thumbnail((_ENOUGH, _ENOUGH))
        png = BytesIO()
        grey.save(png, "PNG", compress_level=1)
        return png.getvalue()


@contextmanager
def _opened(raw: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(raw), formats=_FORMATS) as picture:
                _check(picture)
                yield picture
    except Image.DecompressionBombError as bomb:
        raise refusal("too_complex") from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as broken:
        raise refusal("damaged") from broken


def _check(picture: Image.Image) -> None:
    if picture.width * picture.height > MAX_PIXELS:
        raise refusal("too_complex")
