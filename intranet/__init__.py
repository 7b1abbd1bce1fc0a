"""The shell: settings, addresses and accounts. Knows the pages and the records."""
