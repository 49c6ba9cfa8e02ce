"""What upper rooms offer on the page of a row: links, named in `wiring.LINKS`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Link:
    """Where it leads and what it is called."""

    label: str
    url: str


Offer = Callable[[Any, Any], Iterable[Link]]


def links_of(row: Any, person: Any) -> list[Link]:
    """The links a person gets beside a row; none where no room offers any."""
    offers = cast(Mapping[str, Offer], import_string(settings.LINKS))
    offer = offers.get(row._meta.label_lower)
    return list(offer(row, person)) if offer else []
