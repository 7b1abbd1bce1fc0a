"""What is done by the clock, the door's part added; this one is found before home's."""

from home.management.commands import run_due
from intranet.accounts.letters import send_waiting_letters
from intranet.accounts.throttle import forget_old_failures


class Command(run_due.Command):
    help = run_due.Command.help

    def handle(self, *args, **options):
        super().handle(*args, **options)
        forget_old_failures()
        send_waiting_letters()
