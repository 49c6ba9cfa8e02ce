import django.db.models.deletion
import langso.core.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('titles', '0001_initial'), ('titles', '0002_publication_and_overview'), ('titles', '0003_village_reports_and_council')]

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('places', '0001_squashed'),
        ('registry', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('members', models.PositiveIntegerField()),
                ('present', models.PositiveIntegerField(blank=True, null=True)),
                ('held_on', models.DateField()),
                ('place', models.CharField(max_length=200)),
                ('chair', models.CharField(max_length=120)),
                ('secretary', models.CharField(max_length=120)),
                ('remarks', models.TextField(blank=True)),
                ('status', models.CharField(choices=[('open', 'Still open'), ('closed', 'Concluded')], default='open', max_length=6)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(choices=[('household', 'Cultural family'), ('village', 'Cultural village'), ('commune', 'Exemplary commune')], max_length=9)),
                ('year', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('basis', models.CharField(max_length=300)),
                ('body', models.JSONField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_force', 'In force')], default='draft', max_length=8)),
                ('is_sample', models.BooleanField(default=False)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('copied_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='titles.criteriaset')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-year', 'title', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'title', 'year', 'name'), name='one_set_of_a_name_and_year'), models.CheckConstraint(condition=models.Q(('basis', ''), _negated=True), name='a_set_has_a_legal_basis')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('award', 'Award'), ('cancel', 'Cancellation')], max_length=6)),
                ('number', models.CharField(max_length=20)),
                ('symbol', models.CharField(max_length=40)),
                ('decided_on', models.DateField()),
                ('authority', models.CharField(max_length=200)),
                ('signer', models.CharField(max_length=120)),
                ('reason', models.TextField(blank=True)),
                ('is_outside', models.BooleanField(default=False)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(auto_now_add=True)),
                ('is_sample', models.BooleanField(default=False)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['decided_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'is_outside', 'number', 'symbol', 'decided_on'), name='one_decision_of_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'cancel'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_cancellation_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('assessing', 'Being assessed'), ('voted', 'Voted on'), ('posted', 'Posted'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Complete'), ('decided', 'Decided')], default='assessing', max_length=9)),
                ('posted_on', models.DateField(blank=True, null=True)),
                ('posted_until', models.DateField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('looked_at', models.DateTimeField(blank=True, null=True)),
                ('remark', models.TextField(blank=True)),
                ('commune', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('looked_at_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('village', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'ordering': ['round', 'village__ordinal', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('assessing', 'Not yet assessed'), ('proposed', 'Proposed'), ('not_proposed', 'Not proposed'), ('posted', 'Posted'), ('submitted', 'Submitted'), ('awarded', 'Awarded'), ('refused', 'Refused'), ('cancelled', 'Cancelled'), ('left', 'No longer a household of its own')], default='assessing', max_length=12)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('marks', models.JSONField(blank=True, default=dict)),
                ('votes_for', models.PositiveIntegerField(blank=True, null=True)),
                ('before', models.CharField(blank=True, max_length=12)),
                ('streak', models.PositiveSmallIntegerField(default=0)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('ticked_at', models.DateTimeField(blank=True, null=True)),
                ('refusal', models.CharField(blank=True, max_length=300)),
                ('commune', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('household', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='registry.household')),
                ('ticked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('village', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('cancelled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cancelled', to='titles.decision')),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='titles.decision')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='titles.dossier')),
            ],
            options={
                'ordering': ['dossier', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExcludingGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grounds', to='titles.assessment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assessment', 'code'), name='a_ground_once_each')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('begins_at', models.TimeField(blank=True, null=True)),
                ('ends_at', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(max_length=200)),
                ('chair', models.CharField(max_length=120)),
                ('secretary', models.CharField(max_length=120)),
                ('way', models.CharField(choices=[('hands', 'Show of hands'), ('ballots', 'Ballots')], default='hands', max_length=7)),
                ('households', models.PositiveIntegerField()),
                ('present', models.PositiveIntegerField(blank=True, null=True)),
                ('agreed', models.PositiveIntegerField(blank=True, null=True)),
                ('remarks', models.TextField(blank=True)),
                ('status', models.CharField(choices=[('open', 'Still open'), ('closed', 'Concluded')], default='open', max_length=6)),
                ('council', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='titles.council')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='titles.dossier')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('dossier',), name='one_open_meeting_of_a_dossier'), models.CheckConstraint(condition=models.Q(('present__isnull', True), ('present__lte', models.F('households')), _connector='OR'), name='no_more_present_than_households'), models.CheckConstraint(condition=models.Q(('agreed__isnull', True), ('agreed__lte', models.F('present')), _connector='OR'), name='no_more_votes_than_present'), models.CheckConstraint(condition=models.Q(('status', 'open'), models.Q(('agreed__isnull', False), ('present__isnull', False)), _connector='OR'), name='a_closed_meeting_was_counted')],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('against', 'Objects'), ('support', 'Supports')], max_length=7)),
                ('text', models.TextField(max_length=2000)),
                ('name', langso.core.sealed.SealedTextField(blank=True)),
                ('contact', langso.core.sealed.SealedTextField(blank=True)),
                ('code', models.CharField(max_length=16, unique=True)),
                ('key', models.CharField(blank=True, max_length=64)),
                ('received_at', models.DateTimeField(auto_now_add=True)),
                ('status', models.CharField(choices=[('open', 'To be answered'), ('upheld', 'Found right'), ('answered', 'Answered')], default='open', max_length=8)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assessment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='titles.assessment')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='titles.dossier')),
            ],
            options={
                'ordering': ['received_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='one_objection_of_a_form'), models.CheckConstraint(condition=models.Q(('status', 'open'), models.Q(('answer', ''), _negated=True), _connector='OR'), name='an_answered_objection_has_an_answer')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(choices=[('household', 'Cultural family'), ('village', 'Cultural village'), ('commune', 'Exemplary commune')], max_length=9)),
                ('year', models.PositiveSmallIntegerField()),
                ('on', models.DateField()),
                ('finish_by', models.DateField()),
                ('status', models.CharField(choices=[('open', 'Still open'), ('closed', 'Concluded')], default='open', max_length=6)),
                ('brought_in', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('is_sample', models.BooleanField(default=False)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='titles.criteriaset')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-year', 'title'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'title', 'year'), name='one_round_of_a_title_a_year')],
            },
        ),
        migrations.AddField(
            model_name='dossier',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='titles.round'),
        ),
        migrations.AddField(
            model_name='council',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='councils', to='titles.round'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='round',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='titles.round'),
        ),
        migrations.CreateModel(
            name='SentUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField()),
                ('letter', models.CharField(max_length=60)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('media_type', models.CharField(blank=True, max_length=100)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('raw', models.BinaryField(null=True)),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='titles.decision')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sent_up', to='titles.dossier')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__isnull', True), ('raw__isnull', False), _connector='OR'), name='an_answer_has_its_document')],
            },
        ),
        migrations.CreateModel(
            name='SignedMinutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('raw', models.BinaryField()),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='titles.meeting')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'sha256'), name='one_copy_of_signed_minutes')],
            },
        ),
        migrations.CreateModel(
            name='VillageReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Being written'), ('sent', 'Sent to the council')], default='draft', max_length=5)),
                ('answers', models.JSONField(default=dict)),
                ('grounds', models.JSONField(default=dict)),
                ('figures', models.JSONField(default=dict)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='titles.assessment')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status', 'draft'), ('sent_at__isnull', False), _connector='OR'), name='a_sent_report_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=9)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=24, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('village', models.CharField(max_length=120)),
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='titles.assessment')),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'title', 'year', 'number'), name='one_certificate_of_a_number')],
            },
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(fields=('round', 'village'), name='one_dossier_of_a_village'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'returned'), _negated=True), models.Q(('remark', ''), _negated=True), _connector='OR'), name='a_returned_dossier_says_why'),
        ),
        migrations.AddConstraint(
            model_name='council',
            constraint=models.CheckConstraint(condition=models.Q(('present__isnull', True), ('present__lte', models.F('members')), _connector='OR'), name='no_more_present_than_members'),
        ),
        migrations.AddConstraint(
            model_name='council',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'open'), ('present__isnull', False), _connector='OR'), name='a_closed_council_was_counted'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['round', 'village', 'status'], name='assessments_of_a_round'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['dossier', 'status'], name='assessments_of_a_dossier'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['round', 'dossier', 'status', 'before', 'points', 'votes_for'], name='assessments_compared'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(fields=('round', 'household'), name='a_household_once_in_a_round'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['awarded', 'cancelled']), _negated=True), ('decision__isnull', False), _connector='OR'), name='an_award_has_a_decision'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), ('cancelled_by__isnull', False), _connector='OR'), name='a_cancelled_award_has_a_decision'),
        ),
    ]
