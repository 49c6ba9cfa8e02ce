"""A round when a village gets another name, or becomes one or several others."""

from langso.places.models import Lineage
from langso.titles import days
from langso.titles.models import Assessment, Dossier, Round, Title
from langso.titles.queries.past import Past, past_of_villages

S = Assessment.Status


def follow_villages(opened: Round) -> list[str]:
    """Carry dossiers over to renamed villages; return the names of the new ones.

    Only the name has changed, so whatever was voted on goes on under the new one. In a
    round of villages, those that were merged or split leave, and the new ones get a
    case of their own.
    """
    links = _links(opened)
    renamed = [link for link in links if link.kind == Lineage.Kind.RENAME]
    carried = [link.after.name for link in renamed if _carry(opened, link)]
    if opened.title != Title.VILLAGE:
        return carried
    others = [link for link in links if link.kind != Lineage.Kind.RENAME]
    return carried + _become(opened, others)


def _links(opened: Round) -> list[Lineage]:
    """Acts that have come to pass in the commune, the first one first."""
    acts = Lineage.objects.filter(
        before__parent=opened.commune_id, on__lte=days.today()
    )
    return list(acts.select_related("after").order_by("on", "pk"))


def _carry(opened: Round, link: Lineage) -> bool:
    """Let a dossier that is not decided go on under the new name of its village."""
    dossier = opened.dossiers.filter(village=link.before_id).first()
    if dossier is None or dossier.status == Dossier.Status.DECIDED:
        return False
    opened.dossiers.filter(pk=dossier.pk).update(village=link.after)
    dossier.assessments.all().update(village=link.after)
    return True


def _become(opened: Round, links: list[Lineage]) -> list[str]:
    found: list[str] = []
    for link in links:
        old = opened.dossiers.filter(
            village=link.before_id, status__in=Dossier.BEING_TICKED
        )
        left = Assessment.objects.filter(dossier__in=old).exclude(status=S.LEFT)
        was_in = opened.dossiers.filter(village=link.before_id).exists()
        left.update(status=S.LEFT)
        if was_in and link.after.valid_to is None and not _is_in(opened, link):
            past = past_of_villages(opened).get(link.after_id, Past())
            made = Dossier.objects.create(
                round=opened, commune=opened.commune, village=link.after
            )
            Assessment.objects.create(
                round=opened, dossier=made, commune=opened.commune,
                village=link.after, before=past.outcome, streak=past.streak,
            )  # fmt: skip
            found.append(link.after.name)
    return found


def _is_in(opened: Round, link: Lineage) -> bool:
    return opened.dossiers.filter(village=link.after_id).exists()
