import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


TABLE = 'langso_cache'  # as settings.CACHES names it


def create(apps, schema_editor):
    alias = schema_editor.connection.alias
    call_command('createcachetable', TABLE, database=alias, verbosity=0)


def drop(apps, schema_editor):
    name = schema_editor.connection.ops.quote_name(TABLE)
    schema_editor.execute(f'DROP TABLE IF EXISTS {name}')


class Migration(migrations.Migration):

    replaces = [
        ('core', '0001_initial'),
        ('core', '0002_initial'),
        ('core', '0003_chain_fields'),
        ('core', '0004_chain_events'),
        ('core', '0005_chain_complete'),
        ('core', '0006_shared_cache'),
    ]

    initial = True

    dependencies = [
        ('places', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('key', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('length', models.PositiveBigIntegerField(default=0)),
                ('head', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('subject', models.CharField(max_length=80)),
                ('data', models.JSONField(default=dict)),
                ('address', models.CharField(blank=True, default='', max_length=45)),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('previous', models.CharField(default='', max_length=64)),
                ('hash', models.CharField(default='', max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commune', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'at'], name='event_of_subject'), models.Index(fields=['commune', 'at'], name='event_of_commune')],
                'constraints': [models.UniqueConstraint(fields=('commune', 'number'), name='one_event_of_a_number'), models.UniqueConstraint(condition=models.Q(('commune__isnull', True)), fields=('number',), name='one_event_of_a_number_without_commune')],
            },
        ),
        migrations.RunPython(create, drop),  # attempts, counted by all workers
    ]
