"""The picture above a certificate, made harmless: read, made small, drawn anew."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from langso.writer.errors import BadTemplate

LARGEST = 3_000_000
MOST_PIXELS = 30_000_000
SIDE = 600


def clean_emblem(raw: bytes) -> bytes:
    """Return the picture as a small PNG; raise `BadTemplate` if it is none."""
    if len(raw) > LARGEST:
        raise _refused("Ảnh lớn hơn 3 MB.", "The picture is larger than 3 MB.")
    try:
        with Image.open(BytesIO(raw), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _refused("Ảnh quá rộng.", "The picture is too wide.")
            small = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as broken:
        words = (
            "Tệp không phải là ảnh PNG hoặc JPEG.",
            "This is no PNG or JPEG picture.",
        )
        raise _refused(*words) from broken
    small.thumbnail((SIDE, SIDE))
    drawn = BytesIO()
    small.save(drawn, "PNG")
    return drawn.getvalue()


def _refused(vietnamese: str, english: str) -> BadTemplate:
    return BadTemplate("emblem", vietnamese, english)
