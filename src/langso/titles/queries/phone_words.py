"""What a list says by itself on a phone, and all a phone needs to know of it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from langso.titles.criteria import Criteria
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.phone_list import Line

OBJECTED, VOTED_DOWN = "objected", "voted-down"
WORDS = {
    "saved": _("The commune has it, at {time}."),
    "kept": _("Kept on this phone at {time}."),
    "offline": _("There is no network."),
    "will_send": _("{count} households are kept on this phone, sent with the network."),
    "signed_out": _("Please sign in again; what was chosen is kept on this phone."),
    "sign_in": _("Sign in and send"),
    "other_person": _("Somebody else is signed in on this phone."),
    "full": _("This phone has no room left. Please send with the network."),
    "proposed": _("Proposed"),
    "not_proposed": _("Not proposed"),
    "assessing": _("Not yet assessed"),
    "waits": _("waits for the network"),
    "torn": _("{who} chose “{theirs}” at {when}, this phone “{mine}”. Which holds?"),
    "use": _("Take “{choice}”"),
    "found": _("{count} households found."),
    "show_left": _("See {count} not yet assessed"),
    "show_all": _("See all households"),
    "onward": _("To the next step"),
    "row": _("Streak: {years} years in a row"),
    "awarded": _("{year}: awarded"),
    "not_awarded": _("{year}: not awarded"),
    "new": _("{year}: nothing known"),
    "number": _("No. {number}"),
    "bar": _("{proposed} proposed, {against} not, {left} not yet assessed"),
    "against_of": _("Not proposed: {name}"),
    "enough": _("{points} points: enough."),
    "missing": _("{points} of {mark} points: {gap} are missing to be proposed."),
    "no_points": _("{mark} points or more are needed to be proposed."),
    "too_many": _("At most {most} points."),
    "has_ground": _("To propose it, please open “Not proposed” first."),
    "refused": _("Not taken: {words}"),
    "left_over": _("Chosen on this phone and not taken: {list}."),
    "let_go": _("Let go of what is on this phone"),
}
OUTSIDE = {  # reasons that no set names
    VOTED_DOWN: _("Not enough votes at the meeting"),
    OBJECTED: _("Taken off after an opinion of residents"),
}


def reasons_of(criteria: Criteria) -> dict[str, str]:
    """Every reason for which a household may stand outside the list, in words."""
    own = {reason.code: reason.text for reason in criteria.reasons}
    return own | {code: str(said) for code, said in OUTSIDE.items()}


def for_device(
    dossier: Dossier, lines: list[Line], person: int, stamp: str, *, open_: bool
) -> dict[str, Any]:
    """All a phone needs of a list, as JSON holds it; runs no query."""
    criteria = dossier.round.criteria_set.criteria
    return {
        "person": person,
        "dossier": dossier.pk,
        "name": str(dossier),
        "year": dossier.round.year - 1,
        "open": open_,
        "stamp": stamp,
        "urls": {
            name: reverse(f"dossier:{name}", args=[dossier.pk])
            for name in ("save", "state", "list", "steps")
        },
        "reasons": [[reason.code, reason.text] for reason in criteria.reasons],
        "outside": {code: str(said) for code, said in OUTSIDE.items()},
        "grounds": [[one.code, one.text, one.basis] for one in criteria.grounds],
        "points": _points(criteria),
        "rows": [line.as_json() for line in lines],
        "words": {name: str(said) for name, said in WORDS.items()},
    }


def takes_points(criteria: Criteria) -> bool:
    """Households get points under this set, one by one or in all."""
    return bool(criteria.most_points)


def choice_of(case: Assessment, grounds: list[str]) -> dict[str, Any]:
    """What stands in a case now, as a phone holds a choice."""
    return {
        "outcome": case.status,
        "reason": case.reason,
        "points": case.points,
        "revision": case.revision,
        "grounds": grounds,
        "marks": case.marks,
    }


def _points(criteria: Criteria) -> dict[str, Any] | None:
    if not takes_points(criteria):
        return None
    groups = [
        [group.name, [[c.code, c.text, c.points] for c in group.criteria if c.points]]
        for group in criteria.groups
    ]
    mark, most = criteria.pass_mark, criteria.most_points
    return {"mark": mark, "most": most, "groups": groups}
