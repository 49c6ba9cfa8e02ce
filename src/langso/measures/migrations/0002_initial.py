import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('measures', '0001_initial'),
        ('resolutions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='targetfigure',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='targetfigure',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='measures.targetfigure'),
        ),
        migrations.AddField(
            model_name='targetfigure',
            name='target',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='resolutions.target'),
        ),
        migrations.AddIndex(
            model_name='targetfigure',
            index=models.Index(fields=['target', 'kind', 'as_of'], name='figures_of_a_target'),
        ),
        migrations.AddConstraint(
            model_name='targetfigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('denominator__isnull', True), ('numerator__isnull', True), ('value__isnull', False)), models.Q(('denominator__isnull', False), ('numerator__isnull', False), ('value__isnull', True)), _connector='OR'), name='a_value_or_a_share'),
        ),
        migrations.AddConstraint(
            model_name='targetfigure',
            constraint=models.CheckConstraint(condition=models.Q(('denominator__isnull', True), ('denominator__gt', 0), _connector='OR'), name='a_share_of_something'),
        ),
        migrations.AddConstraint(
            model_name='targetfigure',
            constraint=models.CheckConstraint(condition=models.Q(('numerator__isnull', True), models.Q(('numerator__gte', 0), ('numerator__lte', models.F('denominator'))), _connector='OR'), name='a_part_within_the_whole'),
        ),
        migrations.AddConstraint(
            model_name='targetfigure',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='a_figure_has_a_source'),
        ),
        migrations.AddConstraint(
            model_name='targetfigure',
            constraint=models.CheckConstraint(condition=models.Q(('replaces__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_correction_says_why'),
        ),
    ]
