"""Letters for a forgotten password: asked for at the door, written within the minute by run_due.

So the door does the same work for an address it knows and for one it doesn't, however slow the
mail server is, and a letter that failed is tried again. An account gets three an hour at most,
from wherever they are asked for: nobody floods a mailbox. Those already sent stay good.
"""

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from ..models import ResetLetter

LETTERS_AN_HOUR = 3
HOUR = timedelta(hours=1)
log = logging.getLogger(__name__)


@transaction.atomic
def ask_for_letter(*, account):
    """Put a letter to the account's address on the pile, unless there were enough this hour."""
    get_user_model().objects.select_for_update().get(pk=account.pk)  # one asker at a time
    recent = ResetLetter.objects.filter(account=account, asked_at__gt=timezone.now() - HOUR)
    if recent.count() < LETTERS_AN_HOUR:
        ResetLetter.objects.create(account=account)


def send_waiting_letters():
    """Write what waits; a letter that can't be sent is tried again for an hour, then given up."""
    ResetLetter.objects.filter(asked_at__lt=timezone.now() - HOUR).delete()
    for letter in ResetLetter.objects.filter(sent_at=None).select_related("account"):
        waiting = ResetLetter.objects.filter(pk=letter.pk, sent_at=None)
        if letter.account.is_active and waiting.update(sent_at=timezone.now()):
            try:
                send(letter.account)
            except OSError:  # the mail server is away, or refuses (smtplib's errors are OSErrors)
                log.exception("A letter for a forgotten password was not sent")
                ResetLetter.objects.filter(pk=letter.pk).update(sent_at=None)


def send(account):
    """The link bears our own address, never the Host a stranger may have sent."""
    home = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    context = {
        "user": account,
        "domain": home.netloc,
        "protocol": home.scheme,
        "uid": urlsafe_base64_encode(force_bytes(account.pk)),
        "token": default_token_generator.make_token(account),
    }
    subject = render_to_string("registration/password_reset_subject.txt").strip()
    body = render_to_string("registration/password_reset_email.txt", context)
    send_mail(subject, body, None, [account.email])
