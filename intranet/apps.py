"""The shell as a Django app."""

from django.apps import AppConfig


class IntranetConfig(AppConfig):
    name = "intranet"
    verbose_name = "Tài khoản"
