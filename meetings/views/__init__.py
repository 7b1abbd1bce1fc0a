"""What people see: each view asks, checks, shows."""
