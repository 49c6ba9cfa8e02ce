"""Rewards for titles in a row: which were given, and one taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, record, require
from langso.core.bulk import insert_many
from langso.people.models import User
from langso.places.models import Unit
from langso.titles import days
from langso.titles.models import Reward, RewardDecision, Round
from langso.titles.queries.rewards import due_in
from langso.titles.rules.rewarding import may_record_rewards

LONGEST = 300


@dataclass(frozen=True)
class Granted:
    """What was given, and by which decision."""

    form: str
    number: str
    decided_on: date


@transaction.atomic
def give_rewards(
    commune: Unit, year: int, cases: Collection[int], granted: Granted, *, by: User
) -> RewardDecision:
    """Write down who was rewarded for the titles of a year: their years are used up.

    More by the same decision go with it. Raises `Refused` where one of the cases is
    not due (any more), or the decision cannot be.
    """
    require(may_record_rewards(by, commune))
    hold(commune)  # what is due is counted and used up by one person at a time
    head = _head(granted)
    if not cases:
        raise Refused(_("Please choose who was rewarded."))
    due = {one.pk: one for one in due_in(commune, year)}
    if missing := len(set(cases) - set(due)):
        raise Refused(_("%d of those chosen are not due for a reward now.") % missing)
    _refuse_older({due[pk].round for pk in cases}, granted.decided_on)
    decision, _is_new = RewardDecision.objects.get_or_create(
        commune=commune, **head, defaults={"is_sample": commune.is_sample}
    )
    rows = [
        {
            "decision_id": decision.pk, "commune_id": commune.pk,
            "round_id": due[pk].round, "assessment_id": pk, "years": due[pk].years,
            "recorded_by_id": by.pk, "recorded_at": timezone.now(),
        }
        for pk in sorted(set(cases))
    ]  # fmt: skip
    insert_many(Reward, rows)
    record("titles.rewards-given", decision, by=by, count=len(rows), year=year)
    return decision


@transaction.atomic
def take_back_reward(reward: Reward, reason: str, *, by: User) -> None:
    """A reward that was written down by mistake; its years count again.

    Raises `Refused` without a reason, `Conflict` if it was taken back before.
    """
    require(may_record_rewards(by, reward.commune))
    hold(reward.commune)
    reason = reason.strip()[:LONGEST]
    if not reason:
        raise Refused(_("Please say why the reward is taken back."))
    standing = Reward.objects.filter(pk=reward.pk, taken_back_at=None)
    if not standing.update(
        taken_back_at=timezone.now(), taken_back_by=by, taken_back_why=reason
    ):
        raise Conflict(reward)
    reward.refresh_from_db()
    record("titles.reward-taken-back", reward, by=by, reason=reason)


def _head(granted: Granted) -> dict[str, object]:
    form, number = granted.form.strip(), granted.number.strip()
    if not form or not number:
        raise Refused(_("Please give the form of the reward and the decision."))
    if granted.decided_on > days.today():
        raise Refused(_("The day of the decision lies ahead."))
    return {"form": form, "number": number, "decided_on": granted.decided_on}


def _refuse_older(rounds: Collection[int], decided_on: date) -> None:
    if Round.objects.filter(pk__in=rounds, on__gt=decided_on).exists():
        raise Refused(_("The decision is older than the titles it rewards."))
