"""What the history calls the rows of this room: never by a family's name."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.subjects import Kind
from langso.titles.models import (
    Assessment,
    Cluster,
    Council,
    CriteriaSet,
    Decision,
    Dossier,
    Meeting,
    Objection,
    Reward,
    RewardDecision,
    Round,
    SentUp,
    SignedMinutes,
    VillageReport,
)


def _assessments(keys: Sequence[int]) -> Mapping[int, str]:
    rows = Assessment.objects.filter(pk__in=keys).select_related(
        "round", "village", "commune", "household"
    )
    return {row.pk: _place(row) for row in rows}


def _place(row: Assessment) -> str:
    values = {
        "number": row.household.number if row.household else "",
        "village": row.village or row.commune,
        "round": row.round,
    }
    if values["number"]:
        return _("%(round)s: household no. %(number)s, %(village)s") % values
    return _("%(round)s: a case of %(village)s") % values


def _named(rows: Sequence[object]) -> Mapping[int, str]:
    return {row.pk: str(row) for row in rows}  # type: ignore[attr-defined]


def _sets(keys: Sequence[int]) -> Mapping[int, str]:
    return _named(list(CriteriaSet.objects.filter(pk__in=keys)))


def _rounds(keys: Sequence[int]) -> Mapping[int, str]:
    return _named(list(Round.objects.filter(pk__in=keys)))


def _dossiers(keys: Sequence[int]) -> Mapping[int, str]:
    rows = Dossier.objects.filter(pk__in=keys)
    return _named(list(rows.select_related("round", "village", "commune")))


def _meetings(keys: Sequence[int]) -> Mapping[int, str]:
    rows = Meeting.objects.filter(pk__in=keys)
    return _named(list(rows.select_related("dossier__round", "dossier__village")))


def _councils(keys: Sequence[int]) -> Mapping[int, str]:
    rows = Council.objects.filter(pk__in=keys)
    return _named(list(rows.select_related("round")))


def _reports(keys: Sequence[int]) -> Mapping[int, str]:
    rows = VillageReport.objects.filter(pk__in=keys).select_related(
        "assessment__round", "assessment__village", "assessment__commune"
    )
    said = _("%(round)s: report of %(village)s")
    found = {row.pk: row.assessment for row in rows}
    return {
        key: said % {"round": case.round, "village": case.village or case.commune}
        for key, case in found.items()
    }


def _sent_up(keys: Sequence[int]) -> Mapping[int, str]:
    rows = SentUp.objects.filter(pk__in=keys)
    related = ("dossier__round", "dossier__village", "dossier__commune")
    return _named(list(rows.select_related(*related)))


def _decisions(keys: Sequence[int]) -> Mapping[int, str]:
    return _named(list(Decision.objects.filter(pk__in=keys)))


def _objections(keys: Sequence[int]) -> Mapping[int, str]:
    rows = Objection.objects.filter(pk__in=keys)
    found = rows.values_list("pk", "dossier__village__name")
    return {key: _("Opinion on the list of %s") % (name or "") for key, name in found}


def _clusters(keys: Sequence[int]) -> Mapping[int, str]:
    return _named(list(Cluster.objects.filter(pk__in=keys)))


def _reward_decisions(keys: Sequence[int]) -> Mapping[int, str]:
    return _named(list(RewardDecision.objects.filter(pk__in=keys)))


def _rewards(keys: Sequence[int]) -> Mapping[int, str]:
    cases = dict(Reward.objects.filter(pk__in=keys).values_list("pk", "assessment"))
    names = _assessments(list(cases.values()))
    return {key: names[case] for key, case in cases.items()}


def _minutes(keys: Sequence[int]) -> Mapping[int, str]:
    rows = SignedMinutes.objects.filter(pk__in=keys)
    found = rows.values_list("pk", "meeting__dossier__village__name")
    return {key: _("Signed minutes of %s") % (name or "") for key, name in found}


KINDS = {
    "titles.assessment": Kind(gettext_lazy("Assessment"), _assessments, private=True),
    "titles.cluster": Kind(gettext_lazy("Cluster of villages"), _clusters),
    "titles.council": Kind(gettext_lazy("Meeting of the council"), _councils),
    "titles.criteriaset": Kind(gettext_lazy("Set of criteria"), _sets),
    "titles.decision": Kind(gettext_lazy("Decision"), _decisions),
    "titles.dossier": Kind(gettext_lazy("Village's dossier"), _dossiers),
    "titles.meeting": Kind(gettext_lazy("Meeting"), _meetings),
    "titles.objection": Kind(gettext_lazy("Opinion"), _objections, private=True),
    "titles.reward": Kind(gettext_lazy("Reward"), _rewards, private=True),
    "titles.rewarddecision": Kind(
        gettext_lazy("Decision on rewards"), _reward_decisions
    ),
    "titles.round": Kind(gettext_lazy("Round of titles"), _rounds),
    "titles.sentup": Kind(gettext_lazy("Dossier sent further"), _sent_up),
    "titles.signedminutes": Kind(gettext_lazy("Signed minutes"), _minutes),
    "titles.villagereport": Kind(gettext_lazy("Village's own report"), _reports),
}
