"""A dossier held until the end of a transaction, with the set its round runs under."""

from langso.titles.models import Dossier


def hold_dossier(pk: int) -> Dossier:
    """Whoever ticks and whoever counts a vote come one after the other."""
    held = Dossier.objects.select_for_update(of=("self",))
    return held.select_related("round__criteria_set").get(pk=pk)
