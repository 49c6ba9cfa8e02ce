"""Columns that are sealed on their way into the database and opened on the way out."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import Exact

from langso.core.sealing import blind, seal, unseal


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Text encrypted at rest. It cannot be searched or sorted by the database."""

    def get_prep_value(self, value: Any) -> Any:
        plain = super().get_prep_value(value)
        return plain if plain is None else seal(plain)

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return value if value is None else unseal(value)


@SealedTextField.register_lookup
class SealedExact(Exact):
    """Says that a sealed text is never found, where Django would quietly find none."""

    def get_prep_lookup(self) -> Any:
        is_value = not hasattr(self.rhs, "resolve_expression")  # allauth compares so
        if self.rhs and is_value:
            raise FieldError("What is sealed is found by its BlindHashField only.")
        return super().get_prep_lookup()


class BlindHashField(models.CharField):  # type: ignore[type-arg]
    """The hash by which a sealed column of the same row is found; one row each.

    It is computed when the row is saved: `update_fields` has to name both.
    """

    def __init__(self, of: str, **options: Any) -> None:
        self.of = of
        fixed = {"max_length": 80, "null": True, "unique": True, "editable": False}
        super().__init__(**options | fixed)

    def deconstruct(self) -> Any:
        name, path, _, options = super().deconstruct()
        fixed = ("max_length", "null", "unique", "editable")
        rest = {key: value for key, value in options.items() if key not in fixed}
        return name, path, [self.of], rest

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        value = self.hash_of(model_instance)
        setattr(model_instance, self.attname, value)
        return value

    def hash_of(self, row: models.Model) -> str | None:
        """What belongs into this column of a row as it is now."""
        return blind(getattr(row, self.of) or "")
