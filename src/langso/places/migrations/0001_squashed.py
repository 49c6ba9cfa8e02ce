import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('places', '0001_initial'), ('places', '0002_institutions')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('nation', 'Nation'), ('province', 'Province'), ('commune', 'Commune'), ('village', 'Village'), ('school', 'School'), ('station', 'Health station')], max_length=8)),
                ('name', models.CharField(max_length=120)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('path', models.CharField(max_length=40, unique=True)),
                ('ordinal', models.PositiveIntegerField(default=0)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('is_sample', models.BooleanField(default=False)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.unit')),
            ],
            options={
                'ordering': ['ordinal', 'path'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='unit_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('level', 'nation'), ('parent__isnull', True)), models.Q(models.Q(('level', 'nation'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='only_the_nation_is_a_root'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('parent', 'name'), name='one_living_unit_of_a_name'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True), models.Q(('code', ''), _negated=True)), fields=('code', 'level'), name='one_living_unit_of_a_code')],
            },
        ),
        migrations.CreateModel(
            name='Lineage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('merge', 'Merged'), ('split', 'Split'), ('rename', 'Renamed')], max_length=6)),
                ('basis', models.CharField(max_length=200)),
                ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came_from', to='places.unit')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='became', to='places.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('before', 'after'), name='one_lineage_between_two_units'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='nothing_becomes_itself')],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(choices=[('government', "People's Committee"), ('front', 'Fatherland Front'), ('steering', 'Steering committee'), ('office', 'Office'), ('organisation', 'Organisation'), ('station', 'Station or school')], max_length=12)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='places.unit')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('unit', 'name'), name='one_living_body_of_a_name'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='body_ends_after_it_starts')],
            },
        ),
    ]
