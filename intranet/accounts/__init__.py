"""Accounts: signing in, one-time passwords, administrators' screens, import of a spreadsheet."""
