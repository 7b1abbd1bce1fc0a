"""A kept connection that PostgreSQL has closed is found out without a question of its own.

Before each request's first query Django would ask «SELECT 1» of a connection that it kept; of a
page of eight queries that is a ninth. A server that closes a connection says so: then there is
something to read on it that nobody asked for.
"""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self):
        """False for a closed connection; the server is asked only where it has said something."""
        if self.connection.closed:
            return False
        unasked = select.poll()
        unasked.register(self.connection.fileno(), select.POLLIN)
        return super().is_usable() if unasked.poll(0) else True
