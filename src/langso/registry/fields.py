"""A column that is sealed on its way into the database and opened on its way out."""

from typing import Any

from django.db import models

from langso.registry.sealing import seal, unseal


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Text encrypted at rest. It cannot be searched or sorted by the database."""

    def get_prep_value(self, value: Any) -> Any:
        plain = super().get_prep_value(value)
        return plain if plain is None else seal(plain)

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return value if value is None else unseal(value)
