"""Whether titles, decisions, certificates and the history say the same.

For `langso check`. What was entered from lists of past years has no meetings and no
decisions of its own and is passed over, and so is a sample entered all at once.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet

from langso.core.chains import subject_of
from langso.core.models import Event
from langso.measures.queries.soundness import Unsound
from langso.titles.models import Assessment, Certificate, Decision, Dossier
from langso.titles.queries.reward_soundness import unsound_rewards

S = Assessment.Status
D = Dossier.Status
AWARDS = (S.AWARDED, S.CANCELLED)
BY_DECISION = (*AWARDS, S.REFUSED)
FITTING = {  # which cases a dossier of each status may hold
    D.ASSESSING: (S.ASSESSING, S.PROPOSED, S.NOT_PROPOSED),
    D.RETURNED: (S.ASSESSING, S.PROPOSED, S.NOT_PROPOSED),
    D.VOTED: (S.PROPOSED, S.NOT_PROPOSED),
    D.POSTED: (S.POSTED, S.NOT_PROPOSED),
    D.SUBMITTED: (S.SUBMITTED, S.NOT_PROPOSED),
    D.ACCEPTED: (S.SUBMITTED, S.NOT_PROPOSED),
    D.DECIDED: (*BY_DECISION, S.NOT_PROPOSED),
    D.LOST: (S.NOT_PROPOSED,),
}


def unsound_titles() -> Iterator[Unsound]:
    """Everything that does not fit, kind by kind."""
    yield from _cases_against_dossiers()
    yield from _decisions_against_history()
    yield from _certificates()
    yield from _cancellations()
    yield from unsound_rewards()


def _cases_against_dossiers() -> Iterator[Unsound]:
    """A case stands where its dossier cannot have it."""
    fits = Q(status=S.LEFT)
    for status, cases in FITTING.items():
        fits |= Q(dossier__status=status, status__in=cases)
    wrong = Assessment.objects.exclude(fits).exclude(round__brought_in=True)
    dossiers = wrong.order_by().values("dossier").distinct()
    yield from _named("title_status", Dossier.objects.filter(pk__in=dossiers))


def _decisions_against_history() -> Iterator[Unsound]:
    """A decision awards or refuses others than its one line of history says."""
    lines: dict[str, list[dict[str, Any]]] = {}
    events = Event.objects.filter(verb__in=["titles.decided", "titles.replaced"])
    for subject, told in events.values_list("subject", "data"):
        lines.setdefault(subject, []).append(told)
    by_people = Assessment.objects.filter(round__brought_in=False)
    rows = _own(Decision.objects.filter(kind=Decision.Kind.AWARD)).filter(
        pk__in=by_people.values("decision")
    )
    counted = rows.annotate(
        awarded=Count("assessments", filter=Q(assessments__status__in=AWARDS)),
        refused=Count("assessments", filter=Q(assessments__status=S.REFUSED)),
    ).select_related("commune")
    for one in counted:
        found = lines.get(subject_of(one), [])
        is_told = len(found) == 1 and (one.awarded, one.refused) == (
            found[0].get("awarded"),
            found[0].get("refused"),
        )
        if not is_told:
            yield Unsound("title_decision", str(one.commune), str(one))


def _certificates() -> Iterator[Unsound]:
    """An award without its certificate, or a certificate of what is no award."""
    ours = Assessment.objects.exclude(round__brought_in=True)
    without = ours.filter(status__in=AWARDS, certificate__isnull=True)
    dossiers = without.order_by().values("dossier").distinct()
    yield from _named("title_certificate", Dossier.objects.filter(pk__in=dossiers))
    idle = Certificate.objects.exclude(assessment__status__in=AWARDS)
    for one in idle.select_related("commune"):
        yield Unsound("title_certificate", str(one.commune), str(one))


def _cancellations() -> Iterator[Unsound]:
    """A cancelled award has its line in the history, and no other has one."""
    told = Counter(
        Event.objects.filter(verb="titles.cancelled").values_list("subject", flat=True)
    )
    rows = _own(Assessment.objects.filter(status=S.CANCELLED))
    wrong = {one.dossier_id for one in rows if told[subject_of(one)] != 1}
    yield from _named("title_cancelled", Dossier.objects.filter(pk__in=wrong))


def _own(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of communes whose every act was made one by one."""
    at_once = Event.objects.filter(verb="sample.entered").values("commune")
    return rows.exclude(commune__in=at_once)


def _named(kind: str, dossiers: QuerySet[Dossier]) -> Iterator[Unsound]:
    for one in dossiers.select_related("round", "village", "commune"):
        yield Unsound(kind, str(one.village or one.commune), str(one.round))
