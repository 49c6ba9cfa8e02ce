"""Whether a commune wants its villages put in order by their results."""

from django.conf import settings
from django.db import models


class Ranking(models.Model):
    """One commune's choice (xếp thứ tự các thôn); without a row nothing is ranked."""

    commune = models.OneToOneField("places.Unit", models.PROTECT, related_name="+")
    is_shown = models.BooleanField(default=False)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.commune}: {self.is_shown}"
