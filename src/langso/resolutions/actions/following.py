"""The living page shows the villages of today, so it changes when they do."""

from typing import Any

from django.utils import timezone

from langso.core.actions import require
from langso.places.drafts import Draft
from langso.places.models import Unit
from langso.places.rules import may_edit
from langso.resolutions.models import Resolution


def follow_villages(act: Draft, news: list[Unit], *, by: Any) -> None:
    """Note that the page is another from now on. Raises `NotAllowed`.

    The act itself is what is written down; a day to come changes the page by itself.
    """
    require(may_edit(by, news[0].parent_id))
    official = Resolution.objects.filter(commune=news[0].parent_id)
    official = official.exclude(status=Resolution.Status.DRAFT)
    official.update(changed_at=timezone.now())
