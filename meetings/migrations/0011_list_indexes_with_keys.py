"""Indexes of long lists that hold the key and all that is asked, so that PostgreSQL reads no row."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0010_reader_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='meeting',
            name='meeting_by_day',
        ),
        migrations.RemoveIndex(
            model_name='meeting',
            name='meeting_seen_by',
        ),
        migrations.RemoveIndex(
            model_name='resolution',
            name='resolution_by_day',
        ),
        migrations.RemoveIndex(
            model_name='resolution',
            name='resolution_seen_by',
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['starts_at', 'id', 'status', 'organization', 'type', 'convened_at', 'minute_taker'], name='meeting_by_day'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['organization', 'type', 'convened_at', 'minute_taker', 'status', 'id'], name='meeting_seen_by'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(fields=['issued_on', 'number', 'id', 'status', 'committee_only', 'organization'], name='resolution_by_day'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(fields=['organization', 'status', 'committee_only', 'type', 'id'], name='resolution_seen_by'),
        ),
    ]
