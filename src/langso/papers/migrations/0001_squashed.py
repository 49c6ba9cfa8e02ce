import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('papers', '0001_initial'), ('papers', '0002_papers_of_rounds_and_certificates')]

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('places', '0001_squashed'),
        ('titles', '0001_squashed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('series', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('symbol', models.CharField(blank=True, max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('dated', models.DateField()),
                ('title', models.CharField(max_length=300)),
                ('about', models.CharField(blank=True, max_length=60)),
                ('folded', models.CharField(max_length=400)),
                ('status', models.CharField(choices=[('issued', 'Issued'), ('replaced', 'Has been replaced'), ('cancelled', 'Cancelled')], default='issued', max_length=9)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('issued_at', models.DateTimeField(auto_now_add=True)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='places.body')),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='places.unit')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='papers.paper')),
                ('village', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='own_papers', to='places.unit')),
            ],
            options={
                'ordering': ['-year', '-dated', '-pk'],
                'indexes': [models.Index(fields=['commune', 'year', 'kind'], name='papers_of_a_year')],
                'constraints': [models.UniqueConstraint(fields=('body', 'series', 'year', 'number'), name='a_number_is_used_once'), models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', False), ('number__gte', 1), ('village__isnull', True), models.Q(('series', ''), _negated=True), models.Q(('symbol', ''), _negated=True)), models.Q(('body__isnull', True), ('number__isnull', True), ('village__isnull', False)), _connector='OR'), name='a_paper_of_a_body_is_numbered'), models.UniqueConstraint(condition=models.Q(('status', 'issued'), models.Q(('about', ''), _negated=True)), fields=('kind', 'about'), name='one_paper_in_force_about_a_row'), models.CheckConstraint(condition=models.Q(('dated__year', models.F('year'))), name='a_paper_is_of_its_year'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_cancelled_paper_says_why')],
            },
        ),
        migrations.CreateModel(
            name='PaperContent',
            fields=[
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='content', serialize=False, to='papers.paper')),
                ('sealed', models.BinaryField()),
                ('sealed_pdf', models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PaperTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('raw', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_templates', to='places.unit')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('commune', 'kind'), name='one_template_in_use')],
            },
        ),
        migrations.CreateModel(
            name='PrintRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('A4', 'A4'), ('A5', 'A5')], max_length=2)),
                ('site', models.URLField()),
                ('status', models.CharField(choices=[('waiting', 'Waits for its turn'), ('running', 'Being made'), ('done', 'Ready'), ('stopped', 'Stopped'), ('failed', 'Broke off')], default='waiting', max_length=7)),
                ('trouble', models.CharField(blank=True, choices=[('full', 'The disk is full. Please make room and go on.'), ('layout', 'The layout cannot be drawn. Please look at it.'), ('broken', 'It broke off. What is done is kept; please go on.')], max_length=6)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('size', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('beat_at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_runs', to='titles.decision')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ['waiting', 'running'])), fields=('decision',), name='one_run_of_a_decision_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='CertificateLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.JSONField()),
                ('emblem', models.BinaryField(default=b'')),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_layouts', to='places.unit')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('commune',), name='one_layout_in_use')],
            },
        ),
        migrations.CreateModel(
            name='NumberRegister',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('symbol', models.CharField(max_length=40)),
                ('series', models.CharField(max_length=20)),
                ('valid_from', models.DateField()),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='number_registers', to='places.body')),
            ],
            options={
                'ordering': ['body', 'kind', '-valid_from'],
                'constraints': [models.UniqueConstraint(fields=('body', 'kind', 'valid_from'), name='one_symbol_from_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('symbol', ''), _negated=True), models.Q(('series', ''), _negated=True)), name='a_symbol_is_written')],
            },
        ),
    ]
