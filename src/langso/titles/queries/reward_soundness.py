"""Whether rewards and clusters fit the titles they are for, and the history.

For `langso check`, beside `soundness`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from django.db.models import Count, F, Q

from langso.core.chains import subject_of
from langso.core.models import Event
from langso.measures.queries.soundness import Unsound
from langso.titles.models import Assessment, Cluster, Reward, RewardDecision

S = Assessment.Status


def unsound_rewards() -> Iterator[Unsound]:
    """Everything that does not fit, kind by kind."""
    yield from _against_history()
    yield from _against_cases()
    yield from _twice()
    yield from _clusters()


def _against_history() -> Iterator[Unsound]:
    """A decision rewards more or fewer than were written down, or one was taken back
    without a line."""
    told: Counter[str] = Counter()
    given = Event.objects.filter(verb="titles.rewards-given")
    for subject, line in given.values_list("subject", "data"):
        told[subject] += line.get("count", 0)
    rows = RewardDecision.objects.annotate(n=Count("rewards"))
    for one in rows.select_related("commune"):
        if told[subject_of(one)] != one.n:
            yield Unsound("title_reward", str(one.commune), str(one))
    lines = Event.objects.filter(verb="titles.reward-taken-back")
    back = Counter(lines.values_list("subject", flat=True))
    for reward in _rewards(Q(taken_back_at__isnull=False)):
        if back[subject_of(reward)] != 1:
            yield _named("title_reward", reward)


def _against_cases() -> Iterator[Unsound]:
    """A reward for a title that was never awarded, of another round, or for more years
    than there are in a row."""
    wrong = (
        ~Q(assessment__status__in=[S.AWARDED, S.CANCELLED])
        | ~Q(round=F("assessment__round"))
        | Q(years__gt=F("assessment__streak") + 1)
    )
    for reward in _rewards(wrong):
        yield _named("title_reward_case", reward)


def _twice() -> Iterator[Unsound]:
    """One year of a household or village rewarded twice, where years count anew."""
    given: dict[tuple[str, int | None], list[Reward]] = {}
    for one in _rewards(Q(taken_back_at=None)):
        case = one.assessment
        key = case.household_id or case.village_id or case.commune_id
        given.setdefault((one.round.title, key), []).append(one)
    for rewards in given.values():
        for first, second in combinations(rewards, 2):
            if _overlap(first, second):
                yield _named("title_reward_twice", max(first, second, key=_year))


def _overlap(first: Reward, second: Reward) -> bool:
    earlier, later = sorted((first, second), key=_year)
    is_anew = later.round.criteria_set.criteria.streak_after == "anew"
    return is_anew and later.round.year - later.years < earlier.round.year


def _year(one: Reward) -> int:
    return one.round.year


def _clusters() -> Iterator[Unsound]:
    """A village that is in two clusters at a time."""
    found: dict[int, list[Cluster]] = {}
    for one in Cluster.objects.select_related("commune").prefetch_related("villages"):
        for village in one.villages.all():
            found.setdefault(village.pk, []).append(one)
    pairs = {
        pair for clusters in found.values() for pair in combinations(clusters, 2)
        if pair[0].starts_on <= (pair[1].ends_on or date.max)
        and pair[1].starts_on <= (pair[0].ends_on or date.max)
    }  # fmt: skip
    for first, second in sorted(pairs, key=lambda pair: (pair[0].pk, pair[1].pk)):
        yield Unsound("title_cluster", str(first.commune), f"{first}, {second}")


def _rewards(wanted: Q) -> list[Reward]:
    related = ("decision", "commune", "round__criteria_set", "assessment")
    return list(Reward.objects.filter(wanted).select_related(*related))


def _named(kind: str, reward: Reward) -> Unsound:
    return Unsound(kind, str(reward.commune), str(reward.decision))
