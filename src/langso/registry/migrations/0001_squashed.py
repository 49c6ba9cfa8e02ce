import django.db.models.deletion
import django.utils.timezone
import langso.core.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('registry', '0001_initial'), ('registry', '0002_rights'), ('registry', '0003_background'), ('registry', '0004_village_shares'), ('registry', '0005_flags_end_and_users_rest'), ('registry', '0006_households_counted')]

    initial = True

    dependencies = [
        ('people', '0001_squashed'),
        ('people', '__first__'),
        ('places', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='Number in the village')),
                ('head', models.CharField(max_length=120, verbose_name='Head of household')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='Address')),
                ('people', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Persons')),
                ('moved_in', models.DateField(blank=True, null=True, verbose_name='Moved in')),
                ('moved_out', models.DateField(blank=True, null=True, verbose_name='Moved out')),
                ('contact', langso.core.sealed.SealedTextField(blank=True, verbose_name='Telephone')),
                ('in_chat_group', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=7, verbose_name="In the village's chat group")),
                ('search_text', models.CharField(max_length=350)),
                ('name_sort', models.CharField(max_length=200)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('commune', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('village', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'ordering': ['name_sort', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('waiting', 'To be checked'), ('applying', 'Being applied'), ('applied', 'Applied'), ('undone', 'Undone'), ('dropped', 'Dropped')], default='waiting', max_length=8)),
                ('name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('columns', models.JSONField(default=dict)),
                ('counts', models.JSONField(default=dict)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('wanted', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('trouble', models.CharField(blank=True, choices=[('stale', 'The register has changed since. Please look through again.'), ('broken', 'Applying the list broke off. Nothing has been changed.')], max_length=6)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='places.unit')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('find', 'See what is kept'), ('export', 'Receive a copy'), ('correct', 'Put the data right'), ('restrict', 'Restrict its use'), ('delete', 'Delete')], max_length=8)),
                ('status', models.CharField(choices=[('open', 'To be answered'), ('done', 'Answered')], default='open', max_length=4)),
                ('asked_by', models.CharField(max_length=120)),
                ('channel', models.CharField(choices=[('in_person', 'In person'), ('letter', 'By letter'), ('phone', 'By telephone'), ('online', 'Online')], max_length=9)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='data_requests', to=settings.AUTH_USER_MODEL)),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='registry.household')),
            ],
            options={
                'ordering': ['-status', 'due_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('household__isnull', True), ('user__isnull', True), _connector='OR'), name='request_about_one')],
            },
        ),
        migrations.CreateModel(
            name='HouseholdLineage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('split', 'Split off'), ('merge', 'Joined')], max_length=5)),
                ('on', models.DateField()),
                ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came_from', to='registry.household')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='became', to='registry.household')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('before', 'after'), name='one_lineage_between_two_households'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='no_household_becomes_itself')],
            },
        ),
        migrations.CreateModel(
            name='ImportContent',
            fields=[
                ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='content', serialize=False, to='registry.import')),
                ('sealed', models.BinaryField()),
                ('sheets', models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='HouseholdFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('poor', 'Poor household'), ('near_poor', 'Near-poor household'), ('policy', 'Policy family')], max_length=9)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('decision', models.CharField(max_length=60)),
                ('decided_on', models.DateField()),
                ('end_decision', models.CharField(blank=True, default='', max_length=60)),
                ('end_decided_on', models.DateField(blank=True, null=True)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='registry.household')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='registry.import')),
            ],
            options={
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('household', 'kind'), name='one_open_flag_of_a_kind'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='flag_ends_after_it_starts')],
            },
        ),
        migrations.AddField(
            model_name='household',
            name='created_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='created', to='registry.import'),
        ),
        migrations.CreateModel(
            name='ImportChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed', models.JSONField()),
                ('contact_before', langso.core.sealed.SealedTextField(null=True)),
                ('revision', models.PositiveIntegerField()),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='registry.household')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='registry.import')),
            ],
        ),
        migrations.CreateModel(
            name='UserRestriction',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='data_restriction', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('since', models.DateField(default=django.utils.timezone.localdate)),
                ('reason', models.CharField(max_length=300)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.datarequest')),
            ],
        ),
        migrations.CreateModel(
            name='VillageShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numbers', models.CharField(blank=True, max_length=1000)),
                ('addresses', models.TextField(blank=True)),
                ('rest', models.BooleanField(default=False)),
                ('after', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('rest', True)), fields=('before',), name='one_share_has_the_rest')],
            },
        ),
        migrations.CreateModel(
            name='ColumnMemory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('headings', models.CharField(max_length=64)),
                ('columns', models.JSONField()),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('commune', 'headings'), name='one_memory_of_a_layout')],
            },
        ),
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('household', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='restriction', serialize=False, to='registry.household')),
                ('since', models.DateField(default=django.utils.timezone.localdate)),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.datarequest')),
            ],
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['commune', 'name_sort', 'id', 'moved_out', 'search_text'], name='households_of_a_commune'),
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['village', 'name_sort', 'id', 'moved_out', 'search_text'], name='households_of_a_village'),
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['commune', 'village', 'moved_in', 'moved_out'], name='households_counted'),
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.CheckConstraint(condition=models.Q(('head', ''), _negated=True), name='household_has_a_head'),
        ),
    ]
