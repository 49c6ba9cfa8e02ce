"""Lists of earlier years that were brought in, as long as they can be taken back."""

from typing import Any

from django.conf import settings
from django.db import models

from langso.places.models import Unit
from langso.titles.models.deciding import Decision
from langso.titles.models.rounds import Round


class PastImport(models.Model):
    """One list of an earlier year (danh sách năm trước) and just what it brought.

    `entered` and `awarded` are the keys of cases it made and of those it only gave the
    title, `dossiers` of the villages it was the first to name: so it can be undone.
    """

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="past_imports")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    entered: models.JSONField[Any, Any] = models.JSONField(default=list)
    awarded: models.JSONField[Any, Any] = models.JSONField(default=list)
    dossiers: models.JSONField[Any, Any] = models.JSONField(default=list)
    titles = models.PositiveIntegerField()
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.round}: {self.decision}"
