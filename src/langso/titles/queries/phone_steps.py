"""How far a village's dossier is: its steps in order, and the one that is next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from langso.titles.models import Dossier, Meeting, Objection, SignedMinutes
from langso.titles.queries.phone_list import Counts
from langso.vietnamese.dates import print_date

D = Dossier.Status
DONE, NEXT, LATER = "done", "next", "later"
ORDER = ("list", "meeting", "minutes", "post", "opinions", "submit", "decision")
SENT = (D.SUBMITTED, D.ACCEPTED, D.DECIDED)


@dataclass(frozen=True)
class Facts:
    """What decides which step is next; read in three questions."""

    dossier: Dossier
    counts: Counts
    meeting: Meeting | None  # the newest, open or closed
    is_signed: bool
    open_opinions: int
    opinions: int

    @property
    def has_open_meeting(self) -> bool:
        return self.meeting is not None and self.meeting.status == Meeting.Status.OPEN


@dataclass(frozen=True)
class Step:
    """One step: its name, where it stands, what is said of it.

    `url` opens its page and `verb` is its button; `posts` means that the button acts.
    """

    code: str
    name: str
    state: str
    said: str = ""
    url: str = ""
    verb: str = ""
    posts: bool = False


def facts_of(dossier: Dossier, counts: Counts) -> Facts:
    """Read what the steps need; two queries."""
    held = newest_meetings(Meeting.objects.filter(dossier=dossier)).first()
    said = list(dossier.objections.values_list("status", flat=True))
    return Facts(
        dossier,
        counts,
        held,
        bool(held and held.is_signed),  # type: ignore[attr-defined]
        said.count(Objection.Status.OPEN),
        len(said),
    )


def newest_meetings(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings, newest first, each told whether its minutes are there."""
    signed = SignedMinutes.objects.filter(meeting=OuterRef("pk"))
    return rows.order_by("-pk").annotate(is_signed=Exists(signed))


def steps_of(facts: Facts, today: date) -> list[Step]:
    """The steps in order; exactly one is next, unless only the commune can go on."""
    at = ORDER.index(next_of(facts, today))
    return [_step(code, place, at, facts, today) for place, code in enumerate(ORDER)]


def next_of(facts: Facts, today: date) -> str:
    """The code of the step that is next."""
    dossier = facts.dossier
    if dossier.status in SENT:
        return "decision"
    if dossier.status == D.POSTED:
        return "opinions" if facts.open_opinions or _is_posted(facts, today) else (
            "submit"
        )  # fmt: skip
    if dossier.status == D.VOTED:
        return "post" if facts.is_signed else "minutes"
    return "list" if facts.counts.left else "meeting"


def days_left(dossier: Dossier, today: date) -> int:
    """Days of posting still to come, today among them; 0 when it is over."""
    until = dossier.posted_until
    return max((until - today).days + 1, 0) if until else 0


def _is_posted(facts: Facts, today: date) -> bool:
    return days_left(facts.dossier, today) > 0


def _step(code: str, place: int, at: int, facts: Facts, today: date) -> Step:
    state = DONE if place < at else NEXT if place == at else LATER
    if code == "decision" and facts.dossier.status == D.DECIDED:
        state = DONE
    pages = {
        "list": "list", "meeting": "meeting", "minutes": "meeting", "post": "post",
        "opinions": "opinions", "submit": "submit",
    }  # fmt: skip
    url = ""
    opens = state != LATER or code in ("list", "meeting")
    if code in pages and opens:
        url = reverse(f"dossier:{pages[code]}", args=[facts.dossier.pk])
    name, verb = _names()[code]
    said = _said(code, facts, today) if state != LATER else ""
    return Step(code, name, state, said, url, verb, code in ("post", "submit"))


def _names() -> dict[str, tuple[str, str]]:
    return {
        "list": (_("Assess every household"), _("Assess the households")),
        "meeting": (_("Meeting of the village"), _("Hold the meeting and vote")),
        "minutes": (_("Signed minutes"), _("Add a photo of the minutes")),
        "post": (_("Posting of the list"), _("Post the list")),
        "opinions": (_("Opinions of residents"), _("Read the opinions")),
        "submit": (_("Submit to the commune"), _("Submit the dossier")),
        "decision": (_("Decision of the commune"), ""),
    }


def _said(code: str, facts: Facts, today: date) -> str:
    said = {
        "list": _of_list,
        "meeting": _of_meeting,
        "post": _of_posting,
        "opinions": _of_opinions,
        "decision": _of_decision,
    }.get(code)
    return said(facts, today) if said else ""


def _of_list(facts: Facts, today: date) -> str:
    counts = facts.counts
    words = {"all": counts.all, "left": counts.left, "proposed": counts.proposed}
    if counts.left:
        return _("%(left)d of %(all)d households are left to assess.") % words
    return _("%(proposed)d of %(all)d households are proposed.") % words


def _of_meeting(facts: Facts, today: date) -> str:
    held = facts.meeting
    if held is None:
        return _("All households are assessed. Now the village votes.")
    words = {"day": print_date(held.held_on), "agreed": held.agreed,
             "present": held.present, "all": held.households}  # fmt: skip
    if facts.has_open_meeting:
        return _("Open since %(day)s; the votes are not entered yet.") % words
    if facts.dossier.is_being_ticked:  # sent back: it is voted on anew
        return _("The list was sent back. Please hold a meeting anew.")
    return _("%(day)s: %(present)d of %(all)d came, %(agreed)d agreed.") % words


def _of_posting(facts: Facts, today: date) -> str:
    dossier = facts.dossier
    if dossier.posted_on is None or dossier.posted_until is None:
        return _("Everybody may read the list from then on and say what they think.")
    words = {"first": dossier.posted_on, "last": dossier.posted_until}
    return _("From %(first)s to %(last)s.") % {
        key: print_date(day) for key, day in words.items()
    }


def _of_opinions(facts: Facts, today: date) -> str:
    left = days_left(facts.dossier, today)
    said = []
    if left and facts.dossier.status == D.POSTED:
        days = ngettext("One day is left.", "%d days are left.", left)
        said.append(days % left if "%" in days else days)
    if facts.open_opinions:
        open_ = ngettext(
            "One opinion waits for an answer.",
            "%d opinions wait for an answer.",
            facts.open_opinions,
        )
        said.append(open_ % facts.open_opinions if "%" in open_ else open_)
    elif facts.opinions:
        said.append(_("All %d opinions are answered.") % facts.opinions)
    return " ".join(said) or _("Nobody said anything.")


def _of_decision(facts: Facts, today: date) -> str:
    status = facts.dossier.status
    if status == D.DECIDED:
        return _("The commune decided.")
    if status == D.ACCEPTED:
        return _("The commune found the dossier complete.")
    return _("The commune looks the dossier over.")
