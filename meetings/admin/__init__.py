"""Records in Wagtail's admin: one menu group, each address asking for the one record."""
