import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_initial")]
    operations = [
        migrations.CreateModel(
            name="Chain",
            fields=[
                ("key", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("length", models.PositiveBigIntegerField(default=0)),
                ("head", models.CharField(default="0" * 64, max_length=64)),
            ],
        ),
        migrations.AddField(
            "event", "address", models.CharField(blank=True, default="", max_length=45)
        ),
        migrations.AddField(
            "event", "number", models.PositiveBigIntegerField(default=0)
        ),
        migrations.AddField(
            "event", "previous", models.CharField(default="", max_length=64)
        ),
        migrations.AddField(
            "event", "hash", models.CharField(default="", max_length=64)
        ),
        migrations.AlterField(
            "event", "at", models.DateTimeField(default=django.utils.timezone.now)
        ),
    ]
