import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WHY = {
    "voted-down": "Hội đồng không thông qua.",
    "objected": "Đưa ra khỏi danh sách theo ý kiến của người dân.",
}


def end_the_lost(apps, _schema):
    """Villages voted down or taken off stood where nothing more could come."""
    dossiers = apps.get_model("titles", "Dossier")
    stuck = dossiers.objects.filter(
        status__in=["voted", "posted"],
        round__title__in=["village", "commune"],
        assessments__status="not_proposed",
        assessments__reason__in=WHY,
    )
    found = stuck.values_list("pk", "assessments__reason", "round__on")
    for pk, reason, on in list(found):
        held = apps.get_model("titles", "Meeting").objects.filter(dossier=pk)
        last = held.order_by("-held_on").values_list("held_on", flat=True).first()
        dossiers.objects.filter(pk=pk).update(
            status="lost", remark=WHY[reason], lost_on=last or on
        )


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0001_squashed'),
        ('titles', '0001_squashed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('is_sample', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['name', 'starts_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PastImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entered', models.JSONField(default=list)),
                ('awarded', models.JSONField(default=list)),
                ('dossiers', models.JSONField(default=list)),
                ('titles', models.PositiveIntegerField()),
                ('brought_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Reward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('years', models.PositiveSmallIntegerField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_why', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RewardDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=120)),
                ('number', models.CharField(max_length=60)),
                ('decided_on', models.DateField()),
                ('is_sample', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['decided_on', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='dossier',
            name='lost_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='status',
            field=models.CharField(choices=[('assessing', 'Being assessed'), ('voted', 'Voted on'), ('posted', 'Posted'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Complete'), ('decided', 'Decided'), ('lost', 'Ended without a proposal')], default='assessing', max_length=9),
        ),
        migrations.AddField(
            model_name='cluster',
            name='commune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='villages',
            field=models.ManyToManyField(related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='pastimport',
            name='brought_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pastimport',
            name='commune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='pastimport',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='titles.decision'),
        ),
        migrations.AddField(
            model_name='pastimport',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='past_imports', to='titles.round'),
        ),
        migrations.AddField(
            model_name='reward',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rewards', to='titles.assessment'),
        ),
        migrations.AddField(
            model_name='reward',
            name='commune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='reward',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reward',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rewards', to='titles.round'),
        ),
        migrations.AddField(
            model_name='reward',
            name='taken_back_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rewarddecision',
            name='commune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='reward',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rewards', to='titles.rewarddecision'),
        ),
        migrations.AddConstraint(
            model_name='cluster',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_cluster_ends_after_it_began'),
        ),
        migrations.AddConstraint(
            model_name='rewarddecision',
            constraint=models.UniqueConstraint(fields=('commune', 'number', 'decided_on', 'form'), name='one_reward_decision_of_a_form'),
        ),
        migrations.AddConstraint(
            model_name='reward',
            constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('assessment',), name='one_standing_reward_of_a_year'),
        ),
        migrations.AddConstraint(
            model_name='reward',
            constraint=models.CheckConstraint(condition=models.Q(('taken_back_at__isnull', True), models.Q(('taken_back_why', ''), _negated=True), _connector='OR'), name='a_reward_taken_back_says_why'),
        ),
        migrations.AddConstraint(
            model_name='reward',
            constraint=models.CheckConstraint(condition=models.Q(('years__gte', 1)), name='a_reward_is_for_a_year_at_least'),
        ),
        migrations.RunPython(end_the_lost, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'lost'), _negated=True), models.Q(('lost_on__isnull', False), models.Q(('remark', ''), _negated=True)), _connector='OR'), name='a_lost_dossier_says_since_when_and_why'),
        ),
    ]
