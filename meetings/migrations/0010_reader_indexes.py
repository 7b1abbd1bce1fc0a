"""Indexes that hold all a reader is asked for, so that long lists are counted fast."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0009_lines_of_tasks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='resolution',
            name='resolution_of_whom',
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['organization', 'type', 'convened_at', 'minute_taker'], name='meeting_seen_by'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['status', 'starts_at'], name='meeting_by_status'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(fields=['organization', 'status', 'committee_only', 'type'], name='resolution_seen_by'),
        ),
    ]
