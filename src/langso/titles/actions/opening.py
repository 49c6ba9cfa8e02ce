"""Opening a round: every household of the day becomes a case, in one go."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, record, require
from langso.core.bulk import insert_many
from langso.measures.actions.freshness import touch_commune
from langso.people.models import User
from langso.registry.actions.locking import lock_register
from langso.titles import days
from langso.titles.models import Assessment, CriteriaSet, Dossier, Round, Title
from langso.titles.queries.living import living, villages_on
from langso.titles.queries.past import Past, past_of_households, past_of_villages
from langso.titles.rules import may_open_round
from langso.vietnamese.dates import print_date

LONGEST_REASON = 500


@transaction.atomic
def open_round(
    criteria_set: CriteriaSet,
    *,
    by: User,
    on: date | None = None,
    finish_by: date | None = None,
) -> Round:
    """Open the round of a set's year; the set is kept as the round's own from now on.

    `on` is the day whose households count, today if left out. Raises `NotAllowed`, and
    `Refused` if the round is open already, nobody lives there, or it would end before
    it begins.
    """
    commune, day = criteria_set.commune, on or days.today()
    require(may_open_round(by, commune))
    lock_register(commune.pk)  # no household is entered or leaves meanwhile
    hold(commune)  # two who press at once come one after the other
    last = finish_by or days.finish_by(criteria_set.criteria, criteria_set.year)
    _refuse_opening(criteria_set, last)
    opened = Round.objects.create(
        commune=commune,
        title=criteria_set.title,
        year=criteria_set.year,
        criteria_set=criteria_set,
        on=day,
        finish_by=last,
        opened_by=by,
        is_sample=commune.is_sample or criteria_set.is_sample,
    )
    count = _enter(opened)
    touch_commune(commune.pk)
    record("titles.round-opened", opened, by=by, assessments=count, on=f"{day}")
    return opened


@transaction.atomic
def move_deadline(opened: Round, finish_by: date, reason: str, *, by: User) -> None:
    """Let a round end on another day; the reason stays in the history."""
    require(may_open_round(by, opened.commune))
    reason = reason.strip()[:LONGEST_REASON]
    if not reason:
        raise Refused(_("Please say why the round ends on another day."))
    if finish_by < days.today():
        raise Refused(_("The last day has to lie ahead."))
    before = opened.finish_by
    opened.finish_by = finish_by
    opened.save(update_fields=["finish_by"])
    record(
        "titles.deadline-moved",
        opened,
        by=by,
        finish_by=[f"{before}", f"{finish_by}"],
        reason=reason,
    )


def _refuse_opening(criteria_set: CriteriaSet, last: date) -> None:
    if criteria_set.status != CriteriaSet.Status.IN_FORCE:
        raise Refused(_("The set of criteria is still a draft."))
    same = Round.objects.filter(
        commune=criteria_set.commune,
        title=criteria_set.title,
        year=criteria_set.year,
    )
    if same.exists():
        raise Refused(_("The round of this year is open already."))
    if last < days.today():
        raise Refused(
            _("By the set, the round ended on %(day)s. Please choose a later last day.")
            % {"day": print_date(last)}
        )


def _enter(opened: Round) -> int:
    """Enter dossiers and cases of a round; returns how many cases there are."""
    if opened.title == Title.COMMUNE:
        dossier = Dossier.objects.create(
            round=opened, commune=opened.commune, village=None
        )
        return _insert(opened, [_row(opened, dossier, None, None, Past())])
    villages = villages_on(opened.commune, opened.on)
    Dossier.objects.bulk_create(
        Dossier(round=opened, commune=opened.commune, village=village)
        for village in villages
    )
    dossiers = {d.village_id: d for d in opened.dossiers.all()}
    if opened.title == Title.VILLAGE:
        past = past_of_villages(opened)
        return _insert(
            opened,
            [
                _row(opened, dossiers[v.pk], v.pk, None, past.get(v.pk, Past()))
                for v in villages
            ],
        )
    return _insert(opened, _of_households(opened, dossiers))


def _of_households(
    opened: Round, dossiers: dict[int | None, Dossier]
) -> list[dict[str, Any]]:
    past = past_of_households(opened)
    homes = living(opened.commune, opened.on).order_by("village", "pk")
    return [
        _row(opened, dossiers[village], village, pk, past.get(pk, Past()))
        for pk, village in homes.values_list("pk", "village")
        if village in dossiers
    ]


def _row(
    opened: Round, dossier: Dossier, village: int | None, home: int | None, past: Past
) -> dict[str, Any]:
    return {
        "round_id": opened.pk,
        "dossier_id": dossier.pk,
        "commune_id": opened.commune_id,
        "village_id": village,
        "household_id": home,
        "before": past.outcome,
        "streak": past.streak,
    }


def _insert(opened: Round, rows: Iterable[dict[str, Any]]) -> int:
    found = list(rows)
    if not found:
        raise Refused(_("The register holds no household on that day."))
    insert_many(Assessment, found)
    return len(found)
