"""The number register, the papers that were issued, and how a commune styles them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.places.models import Body, Unit


class NumberRegister(models.Model):
    """Which symbol, and which row of numbers, papers of a kind take (sổ văn bản).

    Law as data: a line holds from its day until the next one of the same body and
    kind. Kinds that name the same `series` share one row of numbers each year.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="number_registers")
    kind = models.CharField(max_length=20)
    symbol = models.CharField(max_length=40)
    series = models.CharField(max_length=20)
    valid_from = models.DateField()
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["body", "kind", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind", "valid_from"], name="one_symbol_from_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(symbol="") & ~Q(series=""), name="a_symbol_is_written"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol


class Paper(models.Model):
    """An issued paper (văn bản): never edited, and its number is never used again.

    A paper of a body has a number; a print (minutes, request of a village) is signed on
    paper and has none of the register. `replaces` is what it was issued instead of;
    `about` names the row it was written from ("titles.decision:5"): of that one only
    one is in force. `signer` signs in a `capacity`, of a `post` where not as the head.
    """

    class Capacity(models.TextChoices):
        HEAD = "", _("As the head: CHỦ TỊCH")
        DEPUTY = "KT.", _("A deputy for the head: KT. CHỦ TỊCH")
        BY_ORDER = "TL.", _("By order of the head: TL. CHỦ TỊCH")
        AUTHORISED = "TUQ.", _("Authorised by the head: TUQ. CHỦ TỊCH")
        ACTING = "Q.", _("As acting head: Q. CHỦ TỊCH")

    class Status(models.TextChoices):
        ISSUED = "issued", _("Issued")
        REPLACED = "replaced", _("Has been replaced")
        CANCELLED = "cancelled", _("Cancelled")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="papers")
    village = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="own_papers"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    kind = models.CharField(max_length=20)
    series = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()
    dated = models.DateField()
    title = models.CharField(max_length=300)
    about = models.CharField(max_length=60, blank=True)
    folded = models.CharField(max_length=400)
    status = models.CharField(max_length=9, choices=Status, default=Status.ISSUED)
    reason = models.CharField(max_length=500, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    capacity = models.CharField(max_length=4, choices=Capacity, blank=True)
    post = models.CharField(max_length=80, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "-dated", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "series", "year", "number"],
                name="a_number_is_used_once",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False, number__gte=1, village__isnull=True)
                & ~Q(series="")
                & ~Q(symbol="")
                | Q(body__isnull=True, number__isnull=True),
                name="a_paper_of_a_body_is_numbered",
            ),
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=Q(status="issued") & ~Q(about=""),
                name="one_paper_in_force_about_a_row",
            ),
            models.CheckConstraint(
                condition=Q(dated__year=F("year")), name="a_paper_is_of_its_year"
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(reason=""),
                name="a_cancelled_paper_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "year", "kind"], name="papers_of_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.full_symbol} {self.title}".strip()

    @property
    def full_symbol(self) -> str:
        """As it is cited, 07/QĐ-UBND; nothing for one without a number."""
        return f"{self.number:02}/{self.symbol}" if self.number else ""

    @property
    def file_name(self) -> str:
        """Without letters that some machines cannot keep."""
        number = f"{self.number:02}" if self.number else f"{self.dated:%Y-%m-%d}"
        return f"{number}-{self.kind}-{self.year}"


class PaperContent(models.Model):
    """The bytes that were issued, sealed: letters to households name grounds.

    `sealed_pdf` is the same paper as LibreOffice drew it when it was first asked for.
    """

    paper = models.OneToOneField(
        Paper, models.CASCADE, primary_key=True, related_name="content"
    )
    sealed = models.BinaryField()
    sealed_pdf = models.BinaryField(null=True)

    def __str__(self) -> str:
        return str(self.paper_id)


class PaperTemplate(models.Model):
    """A commune's own template (mẫu văn bản) of one kind; one at a time is in use."""

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="paper_templates")
    kind = models.CharField(max_length=20)
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "kind"],
                condition=Q(ended_at__isnull=True),
                name="one_template_in_use",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
