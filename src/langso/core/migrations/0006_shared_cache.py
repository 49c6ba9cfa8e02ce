"""The table in which all workers of the server count attempts together."""

from django.core.management import call_command
from django.db import migrations

TABLE = 'langso_cache'  # as settings.CACHES names it


def create(apps, schema_editor):
    alias = schema_editor.connection.alias
    call_command('createcachetable', TABLE, database=alias, verbosity=0)


def drop(apps, schema_editor):
    name = schema_editor.connection.ops.quote_name(TABLE)
    schema_editor.execute(f'DROP TABLE IF EXISTS {name}')


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0005_chain_complete'),
    ]

    operations = [
        migrations.RunPython(create, drop),
    ]
