"""A round with a village in each state, for the pages to show."""

from datetime import date, timedelta
from types import SimpleNamespace

from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.registry.actions import enter_households
from langso.titles import actions as do
from langso.titles import days
from langso.titles.actions.deciding import Signed
from langso.titles.actions.meetings import Votes
from langso.titles.actions.ticking import Tick
from langso.titles.models import Assessment, CriteriaSet, Dossier
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
    for village in _villages(commune)[-4:]:
        enter_households(village, HOMES, by=officer)
    chosen, ready = (
        _set(commune, title, officer) for title in ("household", "village")
    )
    later = today + timedelta(days=30)
    opened = do.open_round(chosen, by=officer, finish_by=later)
    waiting, complete, decided = opened.dossiers.order_by("-pk")[:3]
    for dossier in (waiting, complete, decided):
        _submit(dossier, typist, today)
    do.accept(complete, by=officer)
    do.accept(decided, by=officer)
    signed = Signed("15", "QĐ-UBND", today, "Mẫu")
    decision = do.decide(opened, [decided], signed, by=leader)
    Assessment.objects.filter(dossier=decided).update(streak=3)
    draft = CriteriaSet.objects.get(commune=commune, is_sample=True, status="draft")
    case = decided.assessments.filter(status="awarded").latest("pk")
    return SimpleNamespace(
        draft=draft, ready=ready, round=opened, dossier=waiting, decision=decision,
        case=case,
    )  # fmt: skip


def _villages(commune: Unit) -> list[Unit]:
    """At least five: one for the phones, one whose list is posted, three submitted."""
    here = commune.children.filter(level="village", valid_to=None)
    for n in range(here.count() + 1, 6):
        Unit.objects.create(
            level="village", name=f"Thôn {n}", parent=commune, ordinal=n,
            path=f"{commune.path}{n + 900:05}", valid_from=SINCE,
        )  # fmt: skip
    return list(here.order_by("ordinal"))


def _set(commune: Unit, title: str, officer: User) -> CriteriaSet:
    """The framework of a title in force this year, as the sample has it already."""
    year = days.today().year
    do.take_in_sets(commune, year, by=officer)
    sets = CriteriaSet.objects.filter(commune=commune, title=title, year=year)
    chosen = sets.filter(name__contains="khung").earliest("pk")
    if chosen.status == CriteriaSet.Status.DRAFT:
        do.put_in_force(chosen, by=officer)
    return chosen


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
