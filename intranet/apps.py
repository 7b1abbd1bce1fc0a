"""The shell as a Django app."""

from django.apps import AppConfig


class IntranetConfig(AppConfig):
    name = "intranet"
    verbose_name = "Tài khoản"

    def ready(self):
        from .accounts import door_log  # noqa: F401 (its receivers)
        from .admin_starters import start_choosers_from_data

        start_choosers_from_data()
