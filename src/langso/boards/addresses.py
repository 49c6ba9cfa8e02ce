"""Where things stand on the web: /nghi-quyet/xa-mau-3/2026/."""

from django.urls import reverse
from django.utils.text import slugify

from langso.places.models import Unit
from langso.resolutions.models import Resolution
from langso.vietnamese.spelling import fold


class PlaceConverter:
    """A commune in an address: its name to be read by people, its id to be found by."""

    regex = "[a-z0-9-]{0,150}-[0-9]{1,12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Unit | str) -> str:
        return value if isinstance(value, str) else place(value)


def commune_id(place: str) -> int:
    """Read the id out of a commune's part of an address.

    >>> commune_id("xa-mau-3")
    3
    """
    return int(place.rpartition("-")[2])


def place(commune: Unit) -> str:
    """Return the commune's part of an address: "xa-mau-3"."""
    return f"{slugify(fold(commune.name)) or 'xa'}-{commune.pk}"


def address(resolution: Resolution, commune: Unit | None = None) -> str:
    """The page of the resolution: of the year, or of its version once replaced."""
    where = [commune or resolution.commune, resolution.year]
    if resolution.status == Resolution.Status.REPLACED:
        return reverse("boards:version", args=[*where, resolution.version])
    return reverse("boards:resolution", args=where)


def original_address(resolution: Resolution) -> str:
    """The uploaded file, as it was."""
    return reverse(
        "boards:original",
        args=[resolution.commune, resolution.year, resolution.version],
    )
