from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=60)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('subject', models.CharField(max_length=80)),
                ('data', models.JSONField(default=dict)),
            ],
        ),
    ]
