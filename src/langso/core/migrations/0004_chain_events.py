from itertools import groupby

from django.db import migrations

from langso.core.chains import GENESIS, digest, line_of


def chain_events(apps, schema_editor):
    """Tie what was written before there were chains together, in the order it came."""
    Event, Chain = apps.get_model("core", "Event"), apps.get_model("core", "Chain")
    rows = Event.objects.order_by("commune_id", "pk")
    for commune, events in groupby(rows, key=lambda event: event.commune_id):
        chained, head = [], GENESIS
        for number, event in enumerate(events, 1):
            event.number, event.previous = number, head
            event.hash = head = digest(head, line_of(event))
            chained.append(event)
        Event.objects.bulk_update(
            chained, ["number", "previous", "hash"], batch_size=500
        )
        Chain.objects.create(key=commune or 0, length=len(chained), head=head)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_chain_fields")]
    operations = [migrations.RunPython(chain_events, migrations.RunPython.noop)]
