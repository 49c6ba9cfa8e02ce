from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("core", "0004_chain_events")]
    operations = [
        migrations.AddConstraint(
            "event",
            models.UniqueConstraint(
                fields=["commune", "number"], name="one_event_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            "event",
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(commune__isnull=True),
                name="one_event_of_a_number_without_commune",
            ),
        ),
    ]
