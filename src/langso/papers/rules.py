"""Who sees which paper, who issues, cancels and restyles."""

from django.db.models import Q, QuerySet

from langso.papers.kinds import KINDS
from langso.papers.models import NumberRegister, Paper, PaperTemplate, PrintRun
from langso.people.models import User
from langso.people.rules import Someone, reads_drafts_of
from langso.places.models import Body, Unit
from langso.registry.rules import keeps_communes
from langso.titles.models import Assessment, Round
from langso.titles.rules import visible_assessments, visible_rounds

PERSONAL = [kind.code for kind in KINDS.values() if kind.is_personal]


def visible_papers(person: Someone) -> QuerySet[Paper]:
    """Those with a post in the commune; a village head sees the village's own.

    Letters to households are for officers and leaders only: they name grounds.
    """
    if not isinstance(person, User):
        return Paper.objects.none()
    all_kinds = Q(commune__in=decides_in(person))
    others = Q(commune__in=reads_drafts_of(person)) & ~Q(kind__in=PERSONAL)
    own = Q(village__in=person.heads_villages)
    return Paper.objects.filter(all_kinds | others | own)


def visible_refusals(person: Someone) -> QuerySet[Assessment]:
    """The cases letters of refusal are written from: for officers and leaders only."""
    return visible_assessments(person).filter(commune__in=decides_in(person))


def visible_requests(person: Someone) -> QuerySet[Round]:
    """The rounds a request further up is written from: for officers and leaders."""
    return visible_rounds(person).filter(commune__in=decides_in(person))


def visible_runs(person: Someone) -> QuerySet[PrintRun]:
    """The runs that print certificates: for officers and leaders of the commune."""
    return PrintRun.objects.filter(commune__in=keeps_communes(person))


def visible_registers(person: Someone) -> QuerySet[NumberRegister]:
    """The symbols of the bodies of those communes."""
    communes = reads_drafts_of(person) | keeps_forms_of(person)
    return NumberRegister.objects.filter(body__unit__in=communes)


def visible_templates(person: Someone) -> QuerySet[PaperTemplate]:
    """The own templates of the communes whose papers somebody reads or styles."""
    communes = reads_drafts_of(person) | keeps_forms_of(person)
    return PaperTemplate.objects.filter(commune__in=communes)


def visible_communes(person: Someone) -> QuerySet[Unit]:
    """The communes whose papers somebody looks at."""
    communes = reads_drafts_of(person) | keeps_forms_of(person)
    return Unit.objects.filter(pk__in=communes)


def decides_in(person: Someone) -> set[int]:
    """Communes in which somebody is an officer or leader."""
    if not isinstance(person, User):
        return set()
    return person.serves_communes | person.leads_communes


def keeps_forms_of(person: Someone) -> set[int]:
    """Communes whose templates and symbols somebody sets: officer, administrator."""
    if not isinstance(person, User):
        return set()
    return person.serves_communes | person.administers_communes


def may_read_papers(person: Someone) -> bool:
    """Whether the menu shows the register at all."""
    return bool(reads_drafts_of(person) | keeps_forms_of(person))


def may_issue(person: Someone, commune: Unit, village: Unit | None = None) -> bool:
    """An officer or leader of the commune; a village's own paper also its head."""
    heads = isinstance(person, User) and village and village.pk in person.heads_villages
    return bool(heads) or commune.pk in decides_in(person)


def may_cancel(person: Someone, paper: Paper) -> bool:
    """An officer or leader of the commune."""
    return paper.commune_id in decides_in(person)


def may_draw(person: Someone, paper: Paper) -> bool:
    """Have the PDF of a paper made: whoever could have issued it."""
    return may_issue(person, paper.commune, paper.village)


def may_restyle(person: Someone, commune: Unit) -> bool:
    """An officer or the administrator of the commune."""
    return commune.pk in keeps_forms_of(person)


def may_set_symbol(person: Someone, body: Body) -> bool:
    """The same, for organisations of the commune; and who leads it, and signs."""
    return body.unit_id in keeps_forms_of(person) | decides_in(person)
