"""The message of a check: which places it may hold, and the one proposed. Pure.

A message is filled in with `format_map`, on the phone by a search; so nothing in braces
gets in but the plain names a rule has a word for.
"""

import re

from django.utils.translation import gettext as _

from langso.measures.models import Check, Form, Measure

_PLACE = re.compile(r"\{([a-z]+)\}", re.ASCII)
_AGAINST = ("value", "period", "direction", "gap")
PLACES: dict[str, tuple[str, ...]] = {
    Check.Rule.PART: (*_AGAINST, "limit"),
    Check.Rule.HOUSEHOLDS: (*_AGAINST, "limit"),
    Check.Rule.JUMP: (*_AGAINST, "before"),
    Check.Rule.SAME: ("value", "period", "before"),
    Check.Rule.RANGE: (*_AGAINST, "limit"),
}


def has_strangers(rule: str, message: str) -> bool:
    """Whether something in braces means nothing to this rule.

    >>> has_strangers("jump", "{direction} {period} là {gap} hộ.")
    False
    >>> has_strangers("jump", "{limit}"), has_strangers("jump", "{gap:>99}")
    (True, True)
    """
    places = PLACES[rule]
    rest = _PLACE.sub(lambda m: "" if m[1] in places else m[0], message)
    return "{" in rest or "}" in rest


def in_short(message: str) -> str:
    """A message as it is listed: what is filled in later is left open."""
    return _PLACE.sub("…", message)


def proposed_message(
    rule: str, measure: Measure, other: Measure | None, level: str
) -> str:
    """The fact, the request, and the way out where there is one."""
    look = _("Please look at the number again.")
    if level == Form.Level.VILLAGE:
        look = _("Please, sir or madam, look at the number again.")
    why = _("If it is right, please choose a reason.")
    names = {"unit": measure.unit, "other": other.name if other else ""}
    words = {name: re.sub(r"[{}]", "", text) for name, text in names.items()}
    facts = {
        Check.Rule.PART: _("{gap} %(unit)s more than “%(other)s”."),
        Check.Rule.HOUSEHOLDS: _("{gap} %(unit)s more than the village's households."),
        Check.Rule.JUMP: _("{direction} {period} by {gap} %(unit)s."),
        Check.Rule.SAME: _("{value} %(unit)s, three periods in a row."),
        Check.Rule.RANGE: _("{direction} {limit} %(unit)s by {gap} %(unit)s."),
    }
    said = f"{facts[Check.Rule(rule)] % words} {look}"
    return f"{said} {why}" if usual_weight(rule) == Check.Weight.REASON else said


def usual_weight(rule: str) -> str:
    """What cannot be is put right; what is only odd is asked about."""
    odd = rule in (Check.Rule.JUMP, Check.Rule.SAME)
    return Check.Weight.REASON if odd else Check.Weight.STOP
