"""Every page there is: its address, and who looks at it. For tests and for pictures.

An address that is no page to look at is named in `NO_PAGES`, with the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from time import time
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from langso.core.chains import subject_of
from langso.measures.actions import (
    Entry,
    add_check,
    enter_figure,
    load_catalogue,
    make_form,
    open_period,
)
from langso.measures.models import Form, Measure, Report
from langso.papers.actions import (
    cancel_paper,
    issue_paper,
    print_all,
    restyle,
    set_symbol,
)
from langso.papers.actions.issuing import Issue
from langso.papers.kinds import KINDS
from langso.people.actions import invite, system
from langso.people.codes import code_of
from langso.people.models import Post, User
from langso.places.actions import found_unit, split_village
from langso.places.models import Body, Unit
from langso.places.queries import units_in, villages_of
from langso.registry.actions import add_household, bring_in, open_request, set_flag
from langso.resolutions.actions import upload
from langso.resolutions.models import Resolution
from langso.titles.models import Dossier
from tests.measures.conftest import ASKED, MONTH
from tests.registry.workbook_maker import workbook
from tests.titles.council_stage import furnish_council
from tests.titles.furnishing import furnish_titles
from tests.titles.posting import a_posted_list

SINCE = date(2025, 7, 1)
ADMIN, OFFICER, HEAD, STRANGER = "admin", "officer", "head", ""
LEADER = "leader"
SECOND = """ỦY BAN NHÂN DÂN XÃ

NGHỊ QUYẾT
Về xây dựng đời sống văn hóa năm 2027

1. Kết quả

- Số hộ đạt danh hiệu Gia đình văn hóa là 12.535/12.858 hộ, đạt 97,32%.

2. Chỉ tiêu

- Trên 91% hộ gia đình đạt danh hiệu Gia đình văn hóa.

3. Nhiệm vụ

- Các thôn rà soát hương ước, quy ước trong quý II/2027.
"""
HEADINGS = ("STT", "Số hộ", "Chủ hộ", "Địa chỉ", "Số khẩu", "Số điện thoại")


@dataclass(frozen=True)
class Seen:
    """A page: the name of its address, who looks, and the parts of the address."""

    name: str
    who: str
    kwargs: dict[str, Any] = field(default_factory=dict)
    status: int = 200

    @property
    def path(self) -> str:
        return reverse(self.name, kwargs=self.kwargs)


def just_signed_in(client: Client) -> Client:
    """Nobody is asked for their password again."""
    session = client.session
    signed_in = {"method": "password", "at": time()}
    session["account_authentication_methods"] = [signed_in]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


@pytest.fixture
def client_of(client_of: Callable[[str], Client]) -> Callable[[str], Client]:
    """A browser of the person named, who has signed in a moment ago."""
    return lambda who: just_signed_in(client_of(who)) if who else client_of(who)


@pytest.fixture
def everything(stage: Any, with_figures: Resolution) -> list[Seen]:
    """Every page, with an administrator, an officer and a village head to see it."""
    stage.admin, stage.head = (
        User.objects.create_user(name, password="mot mat khau du dai")
        for name in ("quan-tri", "truong-thon")
    )
    for user, role, unit in (
        (stage.admin, "commune_administrator", stage.commune),
        (stage.head, "village_head", stage.villages[0]),
    ):
        Post.objects.create(user=user, role=role, unit=unit, starts_on=SINCE)
    stage.officer, stage.leader = stage.lan, stage.hoa
    return list(furnish(with_figures, stage.lan, stage.admin))


def furnish(living: Resolution, officer: User, admin: User) -> Iterator[Seen]:
    """Put on the stage what the pages need, and name every page."""
    commune = living.commune
    village = villages_of(commune).first()
    assert village is not None
    yield from _for_everyone(living, commune)
    yield from _of_units(commune, village, admin)
    yield from _of_people(village, admin)
    yield from _of_documents(commune, officer)
    yield from _of_figures(living, officer)
    yield from _of_reports(commune, village, officer)
    yield from _of_households(commune, village, officer, admin)
    yield from _of_papers(commune, officer)
    yield from _of_left_behind(commune, officer, admin)
    yield from _of_titles(commune, officer)
    yield from _of_titles_on_phones(village)
    yield from _of_posted_lists(commune, officer)
    yield from _of_council(commune, officer)


def _of_left_behind(commune: Unit, officer: User, admin: User) -> Iterator[Seen]:
    """A village that was split before a split said who goes where."""
    since = {"valid_from": SINCE, "by": system()}
    old = found_unit("village", "Thôn Mẫu Cũ", commune, **since)
    names = ["Thôn Mẫu Trên", "Thôn Mẫu Dưới"]
    split_village(old, names, on=timezone.localdate(), basis="NQ", by=admin)
    for number, head in enumerate(("Vũ Văn Mẫu", "Vũ Thị Mẫu"), 1):
        add_household(old, {"number": f"{number}", "head": head}, by=officer)
    yield Seen("registry:settle", OFFICER, {"pk": old.pk})


def _of_posted_lists(commune: Unit, officer: User) -> Iterator[Seen]:
    """A village's list as it hangs, an opinion about it, and last year's award.

    Of a village that is new: those that were there have a list in another state.
    """
    since = {"valid_from": SINCE, "by": system()}
    village = found_unit("village", "Thôn Mẫu", commune, **since)
    add_household(village, {"number": "1", "head": "Vũ Thị Mẫu"}, by=officer)
    today = timezone.localdate()
    shown = a_posted_list(village, today)
    of_village = {"pk": village.pk, "year": today.year}
    for who in (STRANGER, OFFICER):
        yield Seen("posted:village", who, of_village)
    yield Seen("posted:commune", STRANGER, of_village | {"pk": village.parent_id})
    yield Seen("posted:list", STRANGER, {"pk": shown.dossier.pk})
    for size in ("a4", "a3"):
        yield Seen("posted:sheet", STRANGER, {"pk": shown.dossier.pk, "size": size})
    yield Seen("posted:opinion", STRANGER, {"pk": shown.dossier.pk})
    yield Seen("posted:receipts", STRANGER)
    yield Seen("posted:receipt", STRANGER, {"code": shown.opinion.code})
    yield Seen("posted:certificates", STRANGER)
    yield Seen("posted:certificate", STRANGER, {"code": shown.certificate.code})
    yield Seen("posted:case", OFFICER, {"pk": shown.case.pk})
    yield Seen("posted:past-years", OFFICER)


def _for_everyone(living: Resolution, commune: Unit) -> Iterator[Seen]:
    place = {"commune": commune, "year": living.year}
    for who in (STRANGER, HEAD):
        yield Seen("boards:resolution", who, place)
    yield Seen("boards:version", STRANGER, place | {"version": living.version})
    target = living.targets.first()
    yield Seen("boards:origin", STRANGER, place | {"target": target.pk})
    yield Seen("open:index", STRANGER)
    yield Seen("open:package", STRANGER, place)
    yield Seen("places:day-sheet", STRANGER, {"pk": commune.pk})
    for name in ("people:sign-in", "people:code"):
        yield Seen(name, STRANGER)
    yield Seen("socialaccount_login_cancelled", STRANGER)
    yield Seen("socialaccount_login_error", STRANGER, status=401)


def _of_units(commune: Unit, village: Unit, admin: User) -> Iterator[Seen]:
    body = Body.objects.filter(unit=commune).first() or Body.objects.create(
        unit=commune, name="Ban A", kind="office", valid_from=SINCE
    )
    for name in (
        "commune",
        "add-village",
        "bring-in",
        "merge",
        "add-body",
        "add-school",
    ):
        yield Seen(f"places:{name}", ADMIN, {"pk": commune.pk})
    for name in ("correct", "split", "rename"):
        yield Seen(f"places:{name}", ADMIN, {"pk": village.pk})
    yield Seen("places:correct-body", ADMIN, {"pk": body.pk})
    school = units_in(commune, "school").first() or found_unit(
        "school", "Trường Mẫu", commune, valid_from=SINCE, by=system()
    )
    yield Seen("places:school", ADMIN, {"pk": school.pk})
    yield Seen("places:history", ADMIN)
    yield Seen("places:history-of", ADMIN, {"subject": subject_of(village)})


def _of_people(village: Unit, admin: User) -> Iterator[Seen]:
    newcomer = User.objects.create(username="nguoi-moi", full_name="Trần Thị Mẫu")
    newcomer.set_unusable_password()
    newcomer.save()
    post = Post.objects.create(
        user=newcomer, role="village_reporter", unit=village, starts_on=SINCE
    )
    card = invite(post, by=admin)
    yield Seen("people:use-card", STRANGER, {"code": code_of(card.nonce)})
    yield Seen("people:card", ADMIN, {"pk": card.pk})
    yield Seen("people:hand-over", ADMIN, {"pk": post.pk})
    for name in ("people", "add", "cards"):
        yield Seen(f"people:{name}", ADMIN)
    for who in (ADMIN, OFFICER, HEAD):
        yield Seen("people:index", who)
    for name in ("people:welcome", "people:sessions", "mfa_index"):
        yield Seen(name, HEAD)
    yield Seen("tokens:index", HEAD)
    yield Seen("account_reauthenticate", HEAD)
    yield Seen("mfa_activate_totp", HEAD)
    yield Seen("mfa_list_webauthn", HEAD)
    yield Seen("mfa_add_webauthn", HEAD)


def _of_documents(commune: Unit, officer: User) -> Iterator[Seen]:
    unread = upload(b"\x00\x01", "hong.txt", commune, by=officer).source_file
    kept = upload(SECOND.encode(), "nam-sau.txt", commune, by=officer).source_file
    draft = kept.resolutions.get()
    item = {"pk": draft.pk, "kind": "chi-tieu", "item": draft.targets.first().pk}
    yield Seen("resolutions:list", OFFICER)
    yield Seen("resolutions:upload", OFFICER)
    yield Seen("resolutions:file", OFFICER, {"pk": unread.pk})
    for name in ("review", "head", "discard"):
        yield Seen(f"resolutions:{name}", OFFICER, {"pk": draft.pk})
    for kind in ("ket-qua", "chi-tieu", "nhiem-vu"):
        yield Seen("resolutions:add", OFFICER, {"pk": draft.pk, "kind": kind})
    yield Seen("resolutions:edit", OFFICER, item)


def _of_papers(commune: Unit, officer: User) -> Iterator[Seen]:
    kind, day = KINDS["decision"], date(2026, 11, 25)
    body = Body.objects.filter(unit=commune).first()
    assert body is not None
    set_symbol(body, kind, "QĐ-UBND", "QĐ", date(2026, 1, 1), by=officer)
    title = "Về việc tặng danh hiệu “Gia đình văn hóa” năm 2026"
    first = Issue(commune, title, day, body=body)
    issued = issue_paper(kind, kind.sample, first, by=officer)
    later = Issue(commune, title, day, body=body, number=4, replaces=issued)
    issue_paper(kind, kind.sample, later, by=officer)
    cancelled = Issue(commune, "Về việc tặng danh hiệu cho Thôn 2", day, body=body)
    wrong = issue_paper(kind, kind.sample, cancelled, by=officer)
    cancel_paper(wrong, "Ghi sai số liệu của Thôn 2", by=officer)
    restyle(commune, kind, kind.template, by=officer)
    for name in ("index", "templates", "symbols"):
        yield Seen(f"papers:{name}", OFFICER)
    yield Seen("papers:paper", OFFICER, {"pk": issued.pk})
    yield Seen("papers:template", OFFICER, {"code": "decision"})


def _of_figures(living: Resolution, officer: User) -> Iterator[Seen]:
    target, task = living.targets.first(), living.tasks.first()
    figure = target.figures.filter(replaced_by__isnull=True).last() or enter_figure(
        target,
        Entry(timezone.localdate(), "Báo cáo tháng", value=Decimal(91)),
        by=officer,
    )
    yield Seen("boards:one-minute", OFFICER)
    yield Seen("measures:figure", OFFICER, {"pk": target.pk})
    yield Seen("measures:obstacle", OFFICER, {"pk": target.pk})
    yield Seen("measures:correction", OFFICER, {"pk": figure.pk})
    yield Seen("measures:progress", OFFICER, {"pk": task.pk})
    yield Seen("resolutions:version", OFFICER, {"pk": living.pk})
    yield Seen("measures:ranking", ADMIN, {"commune": living.commune_id})
    yield Seen("measures:ties", OFFICER, {"pk": living.pk})
    yield Seen("measures:shares", OFFICER, {"pk": target.pk})
    for name in ("catalogue", "indicator", "measure", "forms", "form"):
        yield Seen(f"measures:{name}", OFFICER, {"commune": living.commune_id})


def _of_reports(commune: Unit, village: Unit, officer: User) -> Iterator[Seen]:
    reports = Report.objects.filter(unit=village)
    if not reports.exists():
        load_catalogue(by=system())
        asked = Measure.objects.filter(code__in=ASKED)
        form = make_form(commune, MONTH, list(asked), by=officer)
        open_period(form, timezone.localdate(), by=officer)
    newest = reports.latest("pk")
    yield Seen("phone:home", HEAD)
    yield Seen("phone:report", HEAD, {"pk": newest.pk})
    yield Seen("boards:desk", OFFICER)
    for name in ("first", "periods", "matrix", "doubts"):
        yield Seen(f"officer:{name}", OFFICER)
    yield Seen("officer:period", OFFICER, {"pk": newest.period_id})
    yield Seen("officer:fill", OFFICER, {"pk": _of_the_commune(commune, officer)})
    for name in ("report", "review"):
        yield Seen(f"officer:{name}", OFFICER, {"pk": newest.pk})
    yield Seen("officer:cell", OFFICER, {"village": village.pk, "key": "new_jobs"})
    form = {"pk": newest.period.form_id}
    yield Seen("measures:mapping", OFFICER, form)
    yield Seen("measures:amend", OFFICER, form)
    check = newest.period.form.checks.first()
    if check is None:  # the sample has some
        form_of, deaths = newest.period.form, newest.period.form.questions.last()
        check = add_check(
            form_of,
            {
                "measure": deaths.measure,
                "rule": "range",
                "weight": "stop",
                "least": 0,
                "message": "Xin xem lại số.",
            },
            by=officer,
        )
    yield Seen("measures:edit-check", OFFICER, form | {"check": check.pk})
    question = newest.period.form.questions.first()
    yield Seen("measures:new-check", OFFICER, form | {"question": question.pk})
    yield Seen("measures:table", OFFICER, form | {"day": f"{newest.period.ends_on}"})
    for name in ("paper", "come-back"):
        of_all = {"kind": "ky", "pk": newest.period_id}
        yield Seen(f"officer:{name}", OFFICER, of_all)
        yield Seen(f"officer:{name}", HEAD, {"kind": "bao-cao", "pk": newest.pk})


def _of_titles_on_phones(village: Unit) -> Iterator[Seen]:
    """After a round is there; what is still open is looked at in tests/journeys."""
    of_round = {"round__title": "household", "round__brought_in": False}
    dossier = Dossier.objects.get(village=village, **of_round)
    for name in ("steps", "list", "sheet", "meeting", "opinions"):
        yield Seen(f"dossier:{name}", HEAD, {"pk": dossier.pk})


def _of_the_commune(commune: Unit, officer: User) -> int:
    """A report that the commune itself fills in, by a form of the sample if there."""
    forms = Form.objects.filter(commune=commune, level=Form.Level.COMMUNE)
    form = forms.filter(body__kind=Body.Kind.OFFICE).first()
    if form is None:
        asked = Measure.objects.filter(code__in=("schools", "schools_standard"))
        values = MONTH | {"code": "cua-xa", "level": "commune", "calendar": "year"}
        form = make_form(commune, values, list(asked), by=officer)
    return open_period(form, timezone.localdate(), by=officer).reports.get().pk


def _of_households(
    commune: Unit, village: Unit, officer: User, admin: User
) -> Iterator[Seen]:
    values = {"number": "90", "head": "Nguyễn Văn Mẫu", "people": 4}
    home = add_household(village, values, by=officer)
    rows = [HEADINGS, (1, "91", "Lê Thị Mẫu", "Ngõ 1", 4, "0900000001")]
    source = bring_in(workbook({village.name: rows}), "thon.xlsx", commune, by=officer)
    asked = open_request(
        home,
        "find",
        asked_by="Nguyễn Văn Mẫu",
        channel="letter",
        received_on=timezone.localdate(),
        by=admin,
    )
    for who in (OFFICER, HEAD):
        yield Seen("registry:list", who)
        yield Seen("registry:household", who, {"pk": home.pk})
    yield Seen("registry:add", HEAD)
    yield Seen("registry:correct", HEAD, {"pk": home.pk})
    for name in ("move-out", "split", "merge"):
        yield Seen(f"registry:{name}", HEAD, {"pk": home.pk})
    yield Seen("registry:take-back", OFFICER, {"pk": home.pk})
    decided = {"decision": "12/QĐ-UBND", "decided_on": SINCE}
    flag = set_flag(home, "poor", starts_on=SINCE, by=officer, **decided)
    yield Seen("registry:give-flag", OFFICER, {"pk": home.pk})
    yield Seen("registry:take-flag", OFFICER, {"pk": home.pk, "flag": flag.pk})
    yield Seen("registry:upload", OFFICER)
    yield Seen("registry:import", OFFICER, {"pk": source.pk})
    yield Seen("registry:columns", OFFICER, {"pk": source.pk})
    yield Seen("registry:requests", ADMIN)
    yield Seen("registry:choose-subject", ADMIN)
    yield Seen("registry:open-request", ADMIN, {"about": "ho", "pk": home.pk})
    yield Seen("registry:request", ADMIN, {"pk": asked.pk})
    yield Seen("registry:correct-held", ADMIN, {"pk": asked.pk})


def _of_titles(commune: Unit, officer: User) -> Iterator[Seen]:
    leads = {"unit": commune, "role": Post.Role.LEADER}
    leader = Post.objects.filter(**leads).earliest("pk").user
    shown = furnish_titles(commune, officer, leader)
    yield Seen("titles:index", OFFICER)
    yield Seen("titles:set", OFFICER, {"pk": shown.draft.pk})
    yield Seen("titles:amend-set", OFFICER, {"pk": shown.draft.pk})
    yield Seen("titles:open-round", OFFICER, {"pk": shown.ready.pk})
    yield Seen("titles:round", OFFICER, {"pk": shown.round.pk})
    yield Seen("titles:rewards", OFFICER, {"pk": shown.round.pk})
    yield Seen("titles:take-back-reward", OFFICER, {"pk": shown.reward.pk})
    yield Seen("titles:clusters", OFFICER)
    yield Seen("titles:cluster", OFFICER, {"pk": shown.cluster.pk})
    yield Seen("titles:dossier", OFFICER, {"pk": shown.dossier.pk})
    yield Seen("titles:decision", OFFICER, {"pk": shown.decision.pk})
    yield Seen("titles:household", OFFICER, {"pk": shown.case.household_id})
    yield Seen("titles:decide", LEADER, {"pk": shown.round.pk})
    yield Seen("titles:cancel", LEADER, {"pk": shown.case.pk})
    print_all(shown.decision, "A4", "https://vi-du.example.vn/", by=officer)
    yield Seen("papers:of-round", OFFICER, {"pk": shown.round.pk})
    yield Seen("papers:of-round", HEAD, {"pk": shown.round.pk})
    yield Seen("papers:certificates", OFFICER, {"pk": shown.decision.pk})
    own = {"code": "decision", "pk": shown.decision.pk}
    yield Seen("papers:issue", OFFICER, own)
    yield Seen("papers:issue", HEAD, {"code": "minutes", "pk": shown.dossier.pk})
    yield Seen("papers:layout", OFFICER)


def _of_council(commune: Unit, officer: User) -> Iterator[Seen]:
    """Of a year of its own: the rounds of others are on the stage already."""
    shown = furnish_council(commune, officer, timezone.localdate().year + 2)
    yield Seen("council:report", HEAD, {"pk": shown.writing.pk})
    for name in ("set", "amend-set"):  # with what a figure decides
        yield Seen(f"titles:{name}", OFFICER, {"pk": shown.draft.pk})
    yield Seen("council:index", OFFICER)
    yield Seen("council:round", OFFICER, {"pk": shown.round.pk})
    yield Seen("council:open", OFFICER, {"pk": shown.round.pk})
    for one in (shown.voting, shown.council):
        yield Seen("council:meeting", OFFICER, {"pk": one.pk})
    for one in (shown.writing, shown.complete, shown.above):
        yield Seen("council:dossier", OFFICER, {"pk": one.pk})
    yield Seen("council:above", OFFICER, {"pk": shown.above.pk})
    yield Seen("council:decide", LEADER, {"pk": shown.round.pk})


POSTED = "only takes what a form sends"
LEADS_ON = "leads on to another page"
DOWNLOADED = "a file"
CLOSED = "needs a closed month and a city; tests/journeys/test_closing"
NO_PAGES = {
    "account_login": "the same as people:sign-in",
    "boards:home": LEADS_ON,
    "boards:course": "a part of the living page, fetched when a panel is opened",
    "boards:original": DOWNLOADED,
    "dossier:add-minutes": POSTED,
    "dossier:answer": POSTED,
    "dossier:drop-meeting": POSTED,
    "dossier:minutes": DOWNLOADED,
    "dossier:post": POSTED,
    "dossier:save": POSTED,
    "dossier:state": "for the phone",
    "dossier:submit": POSTED,
    "healthz": "for machines",
    "measures:end-form": POSTED,
    "measures:ask-more": POSTED,
    "measures:ask-no-more": POSTED,
    "measures:drop-check": POSTED,
    "measures:lift": POSTED,
    "measures:open": POSTED,
    "measures:question": POSTED,
    "measures:take-table": DOWNLOADED,
    "measures:tie": POSTED,
    "mfa_authenticate": "only in the middle of signing in; tests/journeys/test_people",
    "mfa_deactivate_totp": "needs an authenticator app; tests/journeys/test_people",
    "mfa_download_recovery_codes": DOWNLOADED,
    "mfa_edit_webauthn": "needs a passkey; tests/journeys/test_people",
    "mfa_generate_recovery_codes": "needs a second step",
    "mfa_login_webauthn": "for the browser",
    "mfa_reauthenticate": "needs an authenticator app; tests/journeys/test_people",
    "mfa_reauthenticate_webauthn": "needs a passkey; tests/journeys/test_people",
    "mfa_remove_webauthn": "needs a passkey; tests/journeys/test_people",
    "mfa_view_recovery_codes": "needs a second step; tests/journeys/test_people",
    "boards:closings": CLOSED,
    "council:act": POSTED,
    "council:all": POSTED,
    "council:answer": POSTED,
    "council:document": DOWNLOADED,
    "council:drop": POSTED,
    "council:minutes": DOWNLOADED,
    "council:save-report": "for the phone",
    "council:send-report": "for the phone",
    "council:sign": POSTED,
    "city:board": CLOSED,
    "city:bring-in": CLOSED,
    "city:end-trust": POSTED,
    "city:figure": CLOSED,
    "city:keys": CLOSED,
    "measures:close": CLOSED,
    "measures:closing": CLOSED,
    "measures:closing-file": DOWNLOADED,
    "measures:closing-workbook": DOWNLOADED,
    "measures:closings": CLOSED,
    "phone:drop-device": POSTED,
    "phone:keep-device": POSTED,
    "officer:approve": POSTED,
    "officer:approve-quiet": POSTED,
    "officer:correct": POSTED,
    "officer:evidence": DOWNLOADED,
    "officer:export": DOWNLOADED,
    "officer:open": POSTED,
    "officer:remind": POSTED,
    "officer:return": POSTED,
    "open:datapackage": DOWNLOADED,
    "open:file": DOWNLOADED,
    "open:sdmx-1": DOWNLOADED,
    "open:sdmx-2": DOWNLOADED,
    "openid_connect_callback": "for the sign-on server",
    "openid_connect_login": LEADS_ON,
    "papers:cancel": POSTED,
    "papers:draft": DOWNLOADED,
    "papers:draft-pdf": DOWNLOADED,
    "papers:anew": POSTED,
    "papers:begin": POSTED,
    "papers:layout-picture": DOWNLOADED,
    "papers:layout-shipped": POSTED,
    "papers:pdf": DOWNLOADED,
    "papers:print": POSTED,
    "papers:print-one": POSTED,
    "papers:resume-run": POSTED,
    "papers:stop-run": POSTED,
    "papers:take-run": DOWNLOADED,
    "papers:sample": DOWNLOADED,
    "papers:shipped": POSTED,
    "papers:take": DOWNLOADED,
    "papers:word": DOWNLOADED,
    "people:end": POSTED,
    "people:end-all": POSTED,
    "people:end-one": POSTED,
    "people:issue": POSTED,
    "people:issue-all": POSTED,
    "people:replace": POSTED,
    "people:sign-out": POSTED,
    "people:go-on": POSTED,
    "officer:workbook": DOWNLOADED,
    "phone:add-evidence": POSTED,
    "phone:correct": POSTED,
    "phone:evidence": DOWNLOADED,
    "phone:manifest": "for the phone",
    "phone:no-network": "kept by the phone, the same for everybody; tests/journeys",
    "phone:remove-evidence": POSTED,
    "phone:save": POSTED,
    "phone:send": POSTED,
    "phone:session": "for the phone",
    "phone:show": "for the phone",
    "phone:start": LEADS_ON,
    "phone:worker": "for the phone",
    "places:communes": "for a province; tests/places",
    "places:export-history": POSTED,
    "places:index": LEADS_ON,
    "registry:answer-request": POSTED,
    "registry:apply": POSTED,
    "registry:contact": POSTED,
    "registry:drop": POSTED,
    "registry:export": POSTED,
    "registry:export-held": POSTED,
    "registry:restrict-held": POSTED,
    "registry:show-held": POSTED,
    "registry:step": POSTED,
    "registry:undo": POSTED,
    "resolutions:adopt": POSTED,
    "resolutions:clear": POSTED,
    "resolutions:decide": POSTED,
    "resolutions:doubt": "a part of resolutions:review",
    "resolutions:item": "a part of resolutions:review",
    "resolutions:original": DOWNLOADED,
    "resolutions:remove": POSTED,
    "resolutions:reread": POSTED,
    "set_language": POSTED,
    "titles:accept": POSTED,
    "titles:copy-set": POSTED,
    "titles:enforce-set": POSTED,
    "titles:export-rewards": DOWNLOADED,
    "titles:first": LEADS_ON,
    "titles:move-deadline": POSTED,
    "titles:publish": POSTED,
    "titles:refuse": POSTED,
    "titles:return": POSTED,
    "titles:signed-minutes": DOWNLOADED,
    "titles:take-in-sets": POSTED,
    "tokens:revoke": POSTED,
}


def address_names(resolver: Any = None, space: str = "") -> Iterator[str]:
    """The name of every address of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from address_names(pattern, f"{space}{inner}")


NO_PAGES |= {
    name: "for programs; tests/api"
    for name in address_names()
    if name.startswith("api:")
}
