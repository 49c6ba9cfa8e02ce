"""What a form asks and checks, kept at hand: it is the same for all its reports.

Every process keeps its own. A form that changes has another `stamp`, read with the
form, so that nobody is asked what it asked before. What is given out is shared by all
who ask: nobody changes it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from langso.measures.models import Check, Form, Question

FORMS = 256  # kept at hand by a process; each takes some 100 KB
_kept: "dict[tuple[int, str], _Content]" = {}


@dataclass(frozen=True)
class _Content:
    questions: tuple[Question, ...]
    checks: tuple[Check, ...]


def questions_of(form: Form) -> list[Question]:
    """The questions of a form in their order, each with its measure."""
    return list(_content(form).questions)


def checks_of(form: Form) -> list[Check]:
    """The checks of a form, each with its measures."""
    return list(_content(form).checks)


def fetch_contents(forms: Iterable[Form]) -> None:
    """Have what several forms ask and check at hand: two queries, or none."""
    missing = {(f.pk, f.stamp) for f in forms} - _kept.keys()
    if not missing:
        return
    wanted = {pk for pk, _stamp in missing}
    questions, checks = defaultdict(list), defaultdict(list)
    for asked in Question.objects.filter(form__in=wanted).select_related("measure"):
        questions[asked.form_id].append(asked)
    looked_for = Check.objects.filter(form__in=wanted)
    for check in looked_for.select_related("measure", "other"):
        checks[check.form_id].append(check)
    if len(_kept) + len(missing) > FORMS:
        _kept.clear()
    for pk, stamp in missing:
        _kept[pk, stamp] = _Content(tuple(questions[pk]), tuple(checks[pk]))


def _content(form: Form) -> _Content:
    found = _kept.get((form.pk, form.stamp))
    while found is None:  # another thread may just have cleared what is kept
        fetch_contents([form])
        found = _kept.get((form.pk, form.stamp))
    return found
