"""A round with a village in each state, for the pages to show."""

from datetime import date, timedelta
from types import SimpleNamespace

from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.registry.actions import enter_households
from langso.titles import actions as do
from langso.titles import days
from langso.titles.actions.clusters import Grouping
from langso.titles.actions.deciding import Signed
from langso.titles.actions.meetings import Votes
from langso.titles.actions.rewarding import Granted
from langso.titles.actions.ticking import Tick
from langso.titles.models import Assessment, Cluster, CriteriaSet, Dossier, Reward
from tests.titles.conftest import a_photo

SINCE = date(2025, 7, 1)
HOMES = [{"number": f"7{n}", "head": f"Đỗ Thị Mẫu {n}"} for n in range(3)]
NO = Tick("not_proposed", grounds=["fire"])


def furnish_titles(commune: Unit, officer: User, leader: User) -> SimpleNamespace:
    """One dossier submitted, one complete, one decided; the rest is being assessed."""
    today = days.today()
    typist = User.objects.create(username="danh-may")
    Post.objects.create(
        user=typist, role=Post.Role.OFFICER, unit=commune, starts_on=SINCE
    )
    for village in commune.children.filter(level="village", valid_to=None)[:3]:
        enter_households(village, HOMES, by=officer)
    year = today.year + 1  # the year itself is on the phones' pages
    sets = do.take_in_sets(commune, year, by=officer)
    chosen = next(
        one for one in sets if "khung" in one.name and one.title == "household"
    )
    ready = next(one for one in sets if one.title == "commune")
    for one in (chosen, ready):
        do.put_in_force(one, by=officer)
    later = today + timedelta(days=30)
    opened = do.open_round(chosen, by=officer, finish_by=later)
    waiting, complete, decided = opened.dossiers.order_by("pk")[:3]
    for dossier in (waiting, complete, decided):
        _submit(dossier, typist, today)
    do.accept(complete, by=officer)
    do.accept(decided, by=officer)
    signed = Signed("15", "QĐ-UBND", today, "Mẫu")
    decision = do.decide(opened, [decided], signed, by=leader)
    Assessment.objects.filter(dossier=decided).update(streak=3)
    cluster, reward = _rewarded(decided, today, officer)
    drafts = CriteriaSet.objects.filter(title="household", status="draft", year=year)
    draft = drafts.get(is_sample=True)
    case = decided.assessments.filter(status="awarded").latest("pk")
    return SimpleNamespace(
        draft=draft, ready=ready, round=opened, dossier=waiting, decision=decision,
        case=case, cluster=cluster, reward=reward,
    )  # fmt: skip


def _rewarded(decided: Dossier, on: date, by: User) -> tuple[Cluster, Reward]:
    """A cluster of the village, and one of its households rewarded."""
    commune, year = decided.commune, decided.round.year
    assert decided.village is not None
    grouping = Grouping("Cụm ven sông", [decided.village.pk], date(2025, 7, 1))
    cluster = do.make_cluster(commune, grouping, by=by)
    case = decided.assessments.filter(status="awarded").latest("pk")
    granted = Granted("Giấy khen", "45/QĐ-UBND", on)
    do.give_rewards(commune, year, [case.pk], granted, by=by)
    return cluster, Reward.objects.get()


def _submit(dossier: Dossier, by: User, today: date) -> None:
    last = dossier.assessments.order_by("-pk").values("pk")[:3]
    dossier.assessments.exclude(pk__in=list(last.values_list("pk", flat=True))).delete()
    *rest, out = dossier.assessments.order_by("pk")
    for case in rest:
        do.tick(case, Tick("proposed"), by=by)
    do.tick(out, NO, by=by)
    meeting = do.open_meeting(
        dossier, by=by, held_on=today,
        place="Nhà văn hóa", chair="Mẫu An", secretary="Mẫu Bình",
    )  # fmt: skip
    do.close_vote(meeting, Votes(2, 2, {}), by=by)
    do.add_signed(meeting, a_photo(), "bien-ban.jpg", by=by)
    dossier.refresh_from_db()
    do.post_list(dossier, by=by)
    said = do.object_to(
        dossier, by=system(), kind="against", text="Xin xem lại hộ này",
        assessment=Assessment.objects.get(pk=rest[0].pk), name="Trần Mẫu",
    )  # fmt: skip
    do.answer_objection(said, "Đã xem lại, hộ này đủ tiêu chuẩn", by=by)
    over = {"posted_until": today - timedelta(days=1)}
    Dossier.objects.filter(pk=dossier.pk).update(**over)
    dossier.refresh_from_db()
    do.submit(dossier, by=by)
