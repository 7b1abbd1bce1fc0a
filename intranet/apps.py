"""The shell as a Django app."""

from django.apps import AppConfig


class IntranetConfig(AppConfig):
    name = "intranet"
    verbose_name = "Tài khoản"

    def ready(self):
        from .accounts import door_log, sessions  # noqa: F401 (their receivers)
        from .admin_starters import start_choosers_from_data

        start_choosers_from_data()
