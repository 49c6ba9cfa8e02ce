"""The 34 provinces and cities since 1/7/2025, with the law they come from."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Province:
    """One province or city (tỉnh, thành phố) with its two-digit code."""

    code: str
    name: str
    valid_from: date


@cache
def provinces() -> dict[str, Province]:
    """All provinces by code: Nghị quyết 202/2025/QH15, codes of Quyết định 19/2025.

    >>> provinces()["01"].name, len(provinces())
    ('Thành phố Hà Nội', 34)
    """
    written = json.loads(
        files("langso.places").joinpath("provinces.json").read_text("utf-8")
    )
    since = date.fromisoformat(written["valid_from"])
    found = (Province(**row, valid_from=since) for row in written["provinces"])
    return {province.code: province for province in found}
