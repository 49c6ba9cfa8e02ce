"""Posts end with their village; a village that is only renamed keeps its people."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langso.core.actions import record, require
from langso.people.models import Invitation, Post
from langso.places.drafts import Draft
from langso.places.models import Lineage, Unit
from langso.places.rules import may_edit

DAY = timedelta(days=1)
Kind = Lineage.Kind
FATE: dict[str, Any] = {  # what the preview of an act says
    Kind.MERGE: _("end with the old villages"),
    Kind.SPLIT: _("end with the old village"),
    Kind.RENAME: _("go along under the new name"),
}


@transaction.atomic
def follow_villages(act: Draft, news: list[Unit], *, by: Any) -> None:
    """End the posts of villages that end on a day; a renamed village keeps them.

    Nobody is given a post in a merged or split village by itself: which of two heads
    goes on only people know. Raises `NotAllowed`.
    """
    require(may_edit(by, news[0].parent_id))
    standing = Q(ends_on__isnull=True) | Q(ends_on__gte=act.on)
    posts = Post.objects.filter(standing, unit__in=act.olds)
    for post in posts.select_related("unit__parent", "user"):
        last = post.ends_on
        if act.kind == Kind.RENAME:
            _go_on(post, news[0], by)
        post.ends_on = max(act.on - DAY, post.starts_on)
        post.save(update_fields=["ends_on"])
        before = last.isoformat() if last else None
        said: dict[str, Any] = {"with": post.unit.name, "before": before}
        record("post.ended", post, by=by, commune=post.commune, **said)


def _go_on(post: Post, village: Unit, by: Any) -> None:
    """The same post under the new name; a card that waits opens this one.

    Held twice, as after an earlier new name, it goes on once.
    """
    new, is_new = Post.objects.get_or_create(
        user=post.user,
        role=post.role,
        unit=village,
        starts_on=max(village.valid_from, post.starts_on),
        defaults={"body": post.body, "ends_on": post.ends_on},
    )
    post.invitations.filter(status=Invitation.Status.OPEN).update(post=new)
    if is_new:
        record("post.given", new, by=by, commune=new.commune, role=new.role)
