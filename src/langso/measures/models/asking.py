"""What is asked, when, of whom: forms, their questions and checks, opened periods."""

from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.measures.models.catalogue import Measure


def new_stamp() -> str:
    """A name no edition of any form had before; a count could come round again."""
    return token_urlsafe(16)


class Form(models.Model):
    """A report form (biểu mẫu): which measures are asked how often, and of whom.

    `calendar` is one of measures/calendars.json. A report is due `due_days` after the
    last day of its period. `roles` are the posts that fill it in, one of them is
    enough. Where `level` is the commune, the office `body` answers for the commune, and
    every figure names the document it comes from.

    What a form asks never changes once a period of it was opened: the next `edition` is
    a row of its own, of the same code. `stamp` is a new one whenever something changes
    in what it asks and checks, which is kept at hand by it.
    """

    class Level(models.TextChoices):
        VILLAGE = "village", _("Every village")
        SCHOOL = "school", _("Every school")
        STATION = "station", _("The health station")
        COMMUNE = "commune", _("The commune")

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    name = models.CharField(_("Name of the form"), max_length=200)
    calendar = models.CharField(_("Calendar"), max_length=20)
    level = models.CharField(_("Filled in by"), max_length=7, choices=Level)
    due_days = models.PositiveSmallIntegerField(_("Due, days after the period"))
    roles = models.JSONField(default=list)
    body = models.ForeignKey(
        "places.Body", models.PROTECT, null=True, blank=True, related_name="+"
    )
    wants_evidence = models.BooleanField(_("Asks for a photo or file"), default=False)
    is_active = models.BooleanField(default=True)
    edition = models.PositiveIntegerField(default=1)
    stamp = models.CharField(max_length=22, default=new_stamp, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "code", "edition"], name="one_edition_of_a_form"
            ),
            models.UniqueConstraint(
                fields=["commune", "code"],
                condition=Q(is_active=True),
                name="one_form_of_a_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_commune(self) -> bool:
        """One answer for the whole commune, not one of each unit in it."""
        return self.level == self.Level.COMMUNE


class Question(models.Model):
    """One line of a form: a measure, in its place.

    `is_apart` where another form counts the same in a calendar whose periods do not
    fit into these: it is asked all the same, and its figures stay out of the sums.
    """

    form = models.ForeignKey(Form, models.CASCADE, related_name="questions")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField()
    is_required = models.BooleanField(default=True)
    is_apart = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "measure"], name="a_form_asks_a_thing_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.measure)


class Check(models.Model):
    """What a form is looked over for; data, with its message in plain Vietnamese.

    `message` may hold {gap}, {before}, {value}, {limit}, {period} and {direction} ("ít
    hơn", "nhiều hơn"). A STOP has to be put right before sending; a REASON wants a
    reason chosen or written.
    """

    class Rule(models.TextChoices):
        PART = "part", _("Not more than another figure")
        HOUSEHOLDS = "households", _("Not more than the households of the village")
        JUMP = "jump", _("Far from the last period")
        SAME = "same", _("The same three times in a row")
        RANGE = "range", _("Between two numbers")

    class Weight(models.TextChoices):
        STOP = "stop", _("Has to be put right")
        REASON = "reason", _("Wants a reason")

    form = models.ForeignKey(Form, models.CASCADE, related_name="checks")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    rule = models.CharField(max_length=10, choices=Rule)
    weight = models.CharField(max_length=6, choices=Weight)
    other = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="+"
    )
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    least = models.PositiveIntegerField(null=True, blank=True)
    most = models.PositiveIntegerField(null=True, blank=True)
    message = models.CharField(max_length=300)
    reasons = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "measure", "rule"], name="one_check_of_a_rule"
            ),
            models.CheckConstraint(
                condition=Q(rule="part", other__isnull=False) | ~Q(rule="part"),
                name="a_part_of_something",
            ),
        ]

    def __str__(self) -> str:
        return self.message


class Period(models.Model):
    """One opened period (kỳ báo cáo) of a form. Its reports are who is expected.

    They were made when it was opened and do not change when villages merge later.
    `given` is frozen then, too: what is not asked because another form answers it, by
    code of the measure, with the code of that form.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Still open")
        CLOSED = "closed", _("Closed")

    form = models.ForeignKey(Form, models.PROTECT, related_name="periods")
    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    name = models.CharField(max_length=60)
    due_on = models.DateField()
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    given = models.JSONField(default=dict, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["ends_on", "pk"]
        indexes = [
            models.Index(fields=["commune", "ends_on"], name="periods_of_commune")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "starts_on"], name="a_period_is_opened_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="period_forwards"
            ),
        ]

    def __str__(self) -> str:
        return self.name
