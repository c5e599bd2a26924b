"""What a plan's provisions carry of superior documents, and what a person said they do not."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_provisions_of_ten_classes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Carrying',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extent', models.CharField(choices=[('whole', 'as it is'), ('narrowed', 'narrowed'), ('part', 'one part of it')], default='whole', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carries', to='documents.provision')),
                ('superior', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_by', to='documents.provision')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('provision', 'superior'), name='a_provision_is_carried_once_by_each'), models.CheckConstraint(condition=models.Q(('provision', models.F('superior')), _negated=True), name='a_provision_does_not_carry_itself')],
            },
        ),
        migrations.CreateModel(
            name='NotCarried',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carries_not', to='documents.provision')),
                ('superior', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='not_carried_by', to='documents.provision')),
            ],
            options={
                'verbose_name_plural': 'not carried',
                'constraints': [models.UniqueConstraint(fields=('provision', 'superior'), name='it_is_said_once_that_it_is_not_carried')],
            },
        ),
    ]
