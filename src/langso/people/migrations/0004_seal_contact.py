"""Phone numbers, e-mails and the secrets of the second step are sealed."""

import base64
import hashlib

import langso.core.sealed
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import migrations
from langso.core.sealing import blind, seal, unseal

USERS = 'people_user'


def seal_contact(apps, schema_editor):
    """By hand: the model of this moment would try to open what is not sealed yet."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f'SELECT id, phone, email FROM {USERS}')
        rows = [
            (seal(phone) if phone else None, blind(phone or ''), seal(email), blind(email), key)
            for key, phone, email in cursor.fetchall()
        ]
        cursor.executemany(
            f'UPDATE {USERS} SET phone=%s, phone_hash=%s, email=%s, email_hash=%s WHERE id=%s',
            rows,
        )


def open_contact(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f'SELECT id, phone, email FROM {USERS}')
        rows = [
            (unseal(phone) if phone else None, unseal(email), key)
            for key, phone, email in cursor.fetchall()
        ]
        cursor.executemany(f'UPDATE {USERS} SET phone=%s, email=%s WHERE id=%s', rows)


def before():
    """What the secrets of the second step were encrypted with until now."""
    digest = hashlib.sha256(b'langso.totp' + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def seal_secrets(apps, schema_editor):
    change_secrets(apps, lambda token: seal(before().decrypt(token.encode()).decode()))


def open_secrets(apps, schema_editor):
    change_secrets(apps, lambda token: before().encrypt(unseal(token).encode()).decode())


def change_secrets(apps, change):
    for row in apps.get_model('mfa', 'Authenticator').objects.all():
        for name in ('secret', 'seed'):
            if name in row.data:
                row.data[name] = change(row.data[name])
        row.save(update_fields=['data'])


def forget_copies(apps, schema_editor):
    """What a sign-on told about a person, and names typed wrongly: needed no more."""
    apps.get_model('socialaccount', 'SocialAccount').objects.update(extra_data={})
    apps.get_model('people', 'SignInFailure').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_province_administrators"),
        ('mfa', '0003_authenticator_type_uniq'),
        ('socialaccount', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='user',
            name='one_person_an_email',
        ),
        migrations.AddField(
            model_name='user',
            name='email_hash',
            field=langso.core.sealed.BlindHashField('email'),
        ),
        migrations.AddField(
            model_name='user',
            name='phone_hash',
            field=langso.core.sealed.BlindHashField('phone'),
        ),
        migrations.AlterField(
            model_name='user',
            name='email',
            field=langso.core.sealed.SealedTextField(blank=True, verbose_name='E-mail'),
        ),
        migrations.AlterField(
            model_name='user',
            name='phone',
            field=langso.core.sealed.SealedTextField(blank=True, null=True),
        ),
        migrations.RunPython(seal_contact, open_contact),
        migrations.RunPython(seal_secrets, open_secrets),
        migrations.RunPython(forget_copies, migrations.RunPython.noop),
    ]
