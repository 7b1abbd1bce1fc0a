"""Writing: each function is a verb, keywords only, ends in `by=`, all or nothing, and logged."""
