"""What an officer fills in for a check of a form: the rule, then its particulars."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from langso.measures.actions.amending import NUMBERS
from langso.measures.check_messages import PLACES, proposed_message, usual_weight
from langso.measures.models import Check, Form, Measure, Question
from langso.resolutions.forms.fields import LinesField, NumberField

PLACES_IN_WORDS = {
    "value": _("{value} is the number written"),
    "period": _("{period} is the period before"),
    "direction": _("{direction} is “more than” or “less than”"),
    "gap": _("{gap} is by how much"),
    "limit": _("{limit} is what it is held against"),
    "before": _("{before} is the number of the period before"),
}
LABELS = {
    ("jump", "percent"): _("From how many percent on is it asked about?"),
    ("jump", "least"): _("And from which difference on? May stay empty."),
    ("same", "least"): _("Only from which number on? May stay empty."),
    ("range", "least"): _("Not less than. May stay empty."),
    ("range", "most"): _("Not more than. May stay empty."),
}


class WholeField(NumberField):
    """A whole number, as Vietnamese write it."""

    default_error_messages = {"whole": _("Write a whole number.")}

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        if isinstance(number, Decimal) and number != int(number):
            raise self._error("whole")
        return None if number is None else int(number)


class RuleForm(forms.Form):
    """Which rule is to be added to a question."""

    rule = forms.ChoiceField(
        label=_("What is looked for?"), widget=forms.RadioSelect, choices=()
    )
    other = forms.ModelChoiceField(
        label=_("Not more than which other figure?"),
        help_text=_("Only for the rule that compares with another figure."),
        queryset=Measure.objects.none(),
        to_field_name="code",
        required=False,
    )

    def __init__(self, question: Question, data: QueryDict | None = None) -> None:
        super().__init__(data)
        rules, other = self.fields["rule"], self.fields["other"]
        assert isinstance(rules, forms.ChoiceField)
        assert isinstance(other, forms.ModelChoiceField)
        rules.choices = rules_for(question)
        asked = Measure.objects.filter(questions__form=question.form_id)
        other.queryset = asked.exclude(pk=question.measure_id)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_part = cleaned.get("rule") == Check.Rule.PART
        if is_part and not cleaned.get("other") and "other" not in self.errors:
            self.add_error("other", _("Choose the figure that must not be passed."))
        return cleaned


class CheckForm(forms.Form):
    """The particulars of a rule: its numbers, its weight, what is said, the reasons."""

    percent = WholeField()
    least = WholeField()
    most = WholeField()
    weight = forms.ChoiceField(
        label=_("How heavy is it?"),
        choices=Check.Weight,
        widget=forms.RadioSelect,
    )
    message = forms.CharField(
        label=_("What is said to the person"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reasons = LinesField(
        label=_("Reasons to choose from"),
        help_text=_("One a line. Another reason can always be written."),
    )

    def __init__(
        self,
        question: Question,
        rule: str,
        other: Measure | None,
        data: QueryDict | None = None,
        *,
        known: Check | None = None,
    ) -> None:
        level, measure = question.form.level, question.measure
        said = proposed_message(rule, measure, other, level)
        initial = {"message": said, "weight": usual_weight(rule)}
        names = ("percent", "least", "most", "weight", "message")
        if known:
            initial = {name: getattr(known, name) for name in names}
            initial["reasons"] = known.reasons
        super().__init__(data, initial=initial)
        weights = self.fields["weight"]
        assert isinstance(weights, forms.ChoiceField)
        weights.choices = Check.Weight.choices
        for name in ("percent", "least", "most"):
            if name in NUMBERS[Check.Rule(rule)]:
                self.fields[name].label = LABELS[rule, name]
            else:
                del self.fields[name]
        places = "; ".join(str(PLACES_IN_WORDS[name]) for name in PLACES[rule])
        self.fields["message"].help_text = f"{places}."


class QuestionForm(forms.Form):
    """One thing more that a form asks."""

    measure = forms.ModelChoiceField(
        label=_("What else is asked?"),
        queryset=Measure.objects.none(),
        to_field_name="code",
        empty_label=_("None chosen"),
    )
    may_be_empty = forms.BooleanField(label=_("It may stay empty"), required=False)

    def __init__(
        self, form: Form, measures: Any, data: QueryDict | None = None
    ) -> None:
        super().__init__(data)
        offered = measures.filter(fact="").exclude(questions__form=form)
        if not form.is_of_commune:
            offered = offered.filter(counted_where=form.level)
        field = self.fields["measure"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = offered


def rules_for(question: Question) -> list[tuple[str, str]]:
    """The rules a question can have and has not yet."""
    taken = set(
        question.form.checks.filter(measure=question.measure_id).values_list(
            "rule", flat=True
        )
    )
    if question.form.level != Form.Level.VILLAGE:
        taken.add(Check.Rule.HOUSEHOLDS)
    return [
        (value, str(label)) for value, label in Check.Rule.choices if value not in taken
    ]
