"""The demo's pages and accounts, written around the records that `meetings.demo` tells."""
