"""`manage.py wagtail_update_index`: the other name of update_index."""

from .update_index import Command

__all__ = ["Command"]
