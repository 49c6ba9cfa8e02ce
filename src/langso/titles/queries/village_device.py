"""A village's report as a phone keeps it: to be filled in and sent without network.

The phone says at once what the server would say; the server stays the judge. A place
of the page has a name: of a criterion ("a-2.1") or of a ground ("x-fire").
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from langso.titles.merits import Said
from langso.titles.models import Dossier, VillageReport
from langso.titles.queries.phone_words import WORDS
from langso.titles.queries.village_reports import Sheet

CRITERION, GROUND = "a-", "x-"
EMPTY = Said()
SHARED = (
    "saved", "kept", "offline", "signed_out", "sign_in", "other_person", "full", "use",
    "too_many", "left_over", "let_go",
)  # fmt: skip


OWN = {
    "missing": _("{left} answers are still missing."),
    "excluded": _("With a ground of exclusion the title is not asked for."),
    "short": _("{points} points; {mark} are needed."),
    "reason": _("Please say why the title is not asked for."),
    "digits": _("Points are written in digits."),
    "will_send": _("Kept on this phone at {time}, will be sent with the network."),
    "queued": _("The report will be sent as soon as there is network."),
    "not_taken": _("The report was not sent. Please look it over and send it again."),
    "torn": _("{who} wrote “{theirs}”, this phone “{mine}”. Which holds?"),
    "nothing": _("nothing"),
    "a-yes": _("Fulfilled"),
    "a-no": _("Not fulfilled"),
    "x-yes": _("It applies"),
    "x-no": _("It does not"),
}
PAGES = {"page": "report", "save": "save-report", "send": "send-report"}


def waits_as(dossier: Dossier) -> str:
    """What the phone calls the draft of a report."""
    return f"bao-cao-thon-{dossier.pk}"


def kept_in(report: VillageReport | None) -> dict[str, Said]:
    """What stands in every place of a report that was written in."""
    if report is None:
        return {}
    answers = {CRITERION + key: Said(**said) for key, said in report.answers.items()}
    return answers | {
        GROUND + key: Said(met=is_) for key, is_ in report.grounds.items()
    }


def answer_of(said: Said) -> str:
    """Yes, no or the points, as the fields of the page have them."""
    if said.points is not None:
        return str(said.points)
    return {True: "yes", False: "no", None: ""}[said.met]


def sign_of(said: Said) -> str:
    """Tells two answers apart, here and on the phone.

    >>> sign_of(Said(points=7, words="Đã sửa")), sign_of(Said())
    ('7|Đã sửa', '|')
    """
    words = said.words.replace("\r\n", "\n")
    return f"{answer_of(said)}|{words}"


def signs_of(report: VillageReport | None) -> dict[str, str]:
    """The signs of every place that is not empty."""
    signs = {name: sign_of(said) for name, said in kept_in(report).items()}
    return {name: sign for name, sign in signs.items() if sign != sign_of(EMPTY)}


def place_of(said: Said, edition: int) -> dict[str, Any]:
    """What stands in a place, as a phone holds it; `edition` tells new from old."""
    return {
        "answer": answer_of(said),
        "words": said.words,
        "revision": sign_of(said),
        "edition": edition,
    }


def for_device(sheet: Sheet, person: int, *, open_: bool) -> dict[str, Any]:
    """All a phone needs of a report, as JSON holds it; runs no query."""
    criteria = sheet.dossier.round.criteria_set.criteria
    edition = sheet.report.revision if sheet.report else 0
    return {
        "person": person,
        "report": waits_as(sheet.dossier),
        "name": str(sheet.dossier),
        "open": open_,
        "sent": sheet.is_sent,
        "edition": edition,
        "mark": criteria.pass_mark,
        "most": criteria.most_points,
        "urls": {
            name: reverse(f"council:{page}", args=[sheet.dossier.pk])
            for name, page in PAGES.items()
        },
        "words": words(),
    } | _places(sheet, edition)


def _places(sheet: Sheet, edition: int) -> dict[str, Any]:
    """What is typed, with its points; what is counted, with what came out."""
    kept = kept_in(sheet.report)
    typed: list[tuple[str, int | None]] = [
        (CRITERION + row.criterion.code, row.criterion.points)
        for row in sheet.rows
        if not row.criterion.is_decided
    ]
    decided = [row.merit for row in sheet.rows if row.criterion.is_decided]
    grounds = [GROUND + one.ground.code for one in sheet.grounds]
    names = [*(name for name, _most in typed), *grounds]
    return {
        "typed": typed,
        "decided": [[merit.met, merit.points] for merit in decided],
        "grounds": grounds,
        "answers": {n: place_of(kept.get(n, EMPTY), edition) for n in names},
    }


def words() -> dict[str, str]:
    """What the page says by itself; the same of the total as the server."""
    shared = {name: str(WORDS[name]) for name in SHARED}
    own = {name: str(said) for name, said in OWN.items()}
    unknown = [
        ngettext("one not known yet", "%(count)s not known yet", n) for n in (1, 2)
    ]
    return shared | own | {
        "points": str(_("%(points)s of %(most)s points"))
        % {"points": "{points}", "most": "{most}"},
        "mark": str(_("%(mark)s are needed")) % {"mark": "{mark}"},
        "met": str(_("%(met)s of %(of)s criteria fulfilled"))
        % {"met": "{met}", "of": "{of}"},
        "one_unknown": unknown[0] % {"count": 1},
        "unknown": unknown[1] % {"count": "{count}"},
    }  # fmt: skip
