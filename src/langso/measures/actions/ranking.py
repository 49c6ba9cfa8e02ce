"""A commune decides whether its villages see which place they hold."""

from django.db import transaction

from langso.core.actions import record, require
from langso.measures.models import Ranking
from langso.measures.rules import may_rank
from langso.people.models import User
from langso.places.models import Unit


@transaction.atomic
def show_ranking(commune: Unit, shown: bool, *, by: User) -> Ranking:
    """Let villages see their place in each target, or take it away again.

    Raises `NotAllowed`. What stands already leaves no second line in the history.
    """
    require(may_rank(by, commune))
    choice, _new = Ranking.objects.select_for_update().get_or_create(
        commune=commune, defaults={"set_by": by}
    )
    if choice.is_shown != shown:
        choice.is_shown, choice.set_by = shown, by
        choice.save(update_fields=["is_shown", "set_by", "set_at"])
        verb = "ranking.shown" if shown else "ranking.hidden"
        record(verb, commune, by=by, commune=commune)
    return choice
