"""Who sees and who writes figures, reports, forms and closings."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from langso.core.rules import is_system
from langso.measures.models import (
    Closing,
    Evidence,
    Form,
    Measure,
    Obstacle,
    Period,
    Report,
    TrustedKey,
)
from langso.people.models import User
from langso.people.roles import REPORTING, Role
from langso.people.rules import Someone, is_officer, reads_drafts_of
from langso.places.models import Unit
from langso.places.queries import and_before
from langso.resolutions.models import Target
from langso.resolutions.rules import may_follow_up

VILLAGE_STAFF = tuple(REPORTING)


def may_enter(person: Someone, target: Target) -> bool:
    """An officer of the commune, while the resolution is in force."""
    return may_follow_up(person, target.resolution)


def visible_measures(person: Someone) -> QuerySet[Measure]:
    """What the catalogue ships, and what the person's own communes added."""
    own = Q(commune__in=reads_drafts_of(person))
    return Measure.objects.filter(Q(commune__isnull=True) | own)


def measures_for(person: Someone, commune: Unit) -> QuerySet[Measure]:
    """Of these what a form or an indicator of one commune may be made of."""
    own = Q(commune__isnull=True) | Q(commune=commune)
    return visible_measures(person).filter(own)


def visible_reports(person: Someone) -> QuerySet[Report]:
    """Those at work in the commune see all its reports; villages see their own.

    Those of a village that ended are the own ones of whatever it became.
    """
    if not isinstance(person, User):
        return Report.objects.none()
    own = Q(unit__in=and_before(person.units(*VILLAGE_STAFF)))
    return Report.objects.filter(Q(commune__in=reads_drafts_of(person)) | own)


def reads_reports_of(person: Someone, commune: int, unit: Unit) -> bool:
    """The same for one unit; asks the database only about a village that ended."""
    if not isinstance(person, User):
        return False
    return commune in reads_drafts_of(person) or _acts_for(person, unit, VILLAGE_STAFF)


def reads_small_numbers_of(person: Someone, commune: int) -> bool:
    """Who works in the commune or reports for a village of it; not the public.

    Asks the database nothing beyond the person's posts.
    """
    if not isinstance(person, User):
        return False
    reports = {
        post.commune.pk
        for post in person.current_posts
        if post.role in VILLAGE_STAFF and post.commune
    }
    return commune in reads_drafts_of(person) | reports


def visible_evidence(person: Someone) -> QuerySet[Evidence]:
    """What was shown for the reports a person sees."""
    return Evidence.objects.filter(report__in=visible_reports(person))


def visible_periods(person: Someone) -> QuerySet[Period]:
    """The opened periods of the communes in which the person works."""
    return Period.objects.filter(commune__in=reads_drafts_of(person))


def visible_forms(person: Someone) -> QuerySet[Form]:
    """The forms of those communes."""
    return Form.objects.filter(commune__in=reads_drafts_of(person))


def may_edit_catalogue(person: Someone, commune: Unit) -> bool:
    """An officer adds indicators, ties targets, makes forms and opens periods."""
    return is_officer(person, commune.pk)


may_tie = may_share_out = may_edit_forms = may_open = may_edit_catalogue


def may_fill(person: Someone, report: Report) -> bool:
    """Who holds one of the form's posts there; for the commune, its officers.

    Who is expected was fixed when the period was opened: for a village that was merged,
    split or renamed since, those of what it became answer.
    """
    if not isinstance(person, User):
        return False
    form = report.period.form
    if form.is_of_commune:
        return _answers_for(person, report, form)
    return _acts_for(person, report.unit, form.roles)


def may_type_for(person: Someone, report: Report) -> bool:
    """An officer types what a village or school wrote on paper or in a workbook.

    The village could have typed it; the officer who did cannot approve it any more.
    """
    if report.period.form.is_of_commune:
        return False
    return is_officer(person, report.commune_id)


def may_write(person: Someone, report: Report) -> bool:
    """Who fills a report in, or types it for those who do."""
    return may_fill(person, report) or may_type_for(person, report)


def may_send(person: Someone, report: Report) -> bool:
    """Who fills it in; an officer only what that officer typed last."""
    if may_fill(person, report):
        return True
    typed = isinstance(person, User) and report.saved_by_id == person.pk
    return typed and may_type_for(person, report)


def may_review(person: Someone, report: Report) -> bool:
    """An officer of the commune or one who leads it, who wrote nothing in it.

    Four eyes: neither who sent it nor anybody who ever saved answers of it.
    """
    if not isinstance(person, User):
        return False
    reviews = person.serves_communes | person.leads_communes
    if report.commune_id not in reviews:
        return False
    if person.pk in (report.submitted_by_id, report.saved_by_id):
        return False
    return not report.earlier_writers.filter(pk=person.pk).exists()


def may_remind(person: Someone, commune: Unit) -> bool:
    """Who decides on the reports of the commune also asks for the late ones."""
    return isinstance(person, User) and commune.pk in (
        person.serves_communes | person.leads_communes
    )


def may_mail(person: Someone) -> bool:
    """Only the job of the night sends e-mail on its own."""
    return is_system(person)


def may_rank(person: Someone, commune: Unit) -> bool:
    """Who leads the commune or administers it decides whether villages see places."""
    return isinstance(person, User) and commune.pk in (
        person.leads_communes | person.administers_communes
    )


may_explain = may_remind  # and says why a doubt on the data is none
may_close = may_remind  # and closes the figures of a period


def may_take(person: Someone, commune: Unit) -> bool:
    """Who works for the commune or its Front takes figures along as a file."""
    roles = (Role.OFFICER, Role.LEADER, Role.FRONT_OFFICER)
    return isinstance(person, User) and commune.pk in person.units(*roles)


def may_import_closings(person: Someone, city: Unit) -> bool:
    """An officer of the city, or the installation itself; city readers only read."""
    return isinstance(person, User) and (
        is_system(person) or city.pk in person.units(Role.CITY_OFFICER)
    )


may_trust = may_import_closings


def visible_cities(person: Someone) -> QuerySet[Unit]:
    """The provinces and cities of whose figures the person reads."""
    posts = person.reads_cities if isinstance(person, User) else set()
    return Unit.objects.filter(level=Unit.Level.PROVINCE, pk__in=posts)


def visible_closings(person: Someone) -> QuerySet[Closing]:
    """Those at work in the commune see its closings, the city those of all communes."""
    own = Q(commune__in=reads_drafts_of(person))
    return Closing.objects.filter(own | Q(commune__parent__in=visible_cities(person)))


def visible_trusted_keys(person: Someone) -> QuerySet[TrustedKey]:
    """The keys of the communes of a city."""
    return TrustedKey.objects.filter(commune__parent__in=visible_cities(person))


def may_name_obstacle(person: Someone, target: Target) -> bool:
    """An officer says why a target cannot be met, while the resolution is in force."""
    return may_follow_up(person, target.resolution)


def visible_obstacles(person: Someone) -> QuerySet[Obstacle]:
    """Those at work in the commune; what is published shows on the boards."""
    return Obstacle.objects.filter(commune__in=reads_drafts_of(person))


def _acts_for(person: User, unit: Unit, roles: Iterable[str]) -> bool:
    """Holds one of the roles in the unit or, once it ended, in what it became."""
    held = person.units(*roles)
    if unit.pk in held or unit.valid_to is None:
        return unit.pk in held
    if unit.parent_id not in {post.unit.parent_id for post in person.current_posts}:
        return False
    return Unit.objects.filter(pk__in=and_before(held)).filter(pk=unit.pk).exists()


def _answers_for(person: User, report: Report, form: Form) -> bool:
    """An officer of the office that owns the form; of any office where none does."""
    if report.commune_id not in person.serves_communes:
        return report.unit_id in person.units(*form.roles)
    bodies = {p.body_id for p in person.current_posts if p.role == Role.OFFICER}
    return form.body_id is None or form.body_id in bodies or bodies == {None}
