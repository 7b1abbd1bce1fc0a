"""PostgreSQL as Django speaks to it, but for how a closed connection is found out (base.py)."""
