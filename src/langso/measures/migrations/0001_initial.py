from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='TargetFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('current', 'Current figure'), ('baseline', 'Starting level')], default='current', max_length=8)),
                ('as_of', models.DateField()),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True)),
                ('numerator', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True)),
                ('denominator', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True)),
                ('missing', models.JSONField(blank=True, default=list)),
                ('expected', models.PositiveIntegerField(default=0)),
                ('source', models.TextField()),
                ('note', models.TextField(blank=True)),
                ('entered_at', models.DateTimeField(auto_now_add=True)),
                ('reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['as_of', 'pk'],
            },
        ),
    ]
