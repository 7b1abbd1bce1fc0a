"""Settings: one base, three short differences (dev, test, production)."""
