"""Every kind of page, for eyes: `make screenshots`. The browser tests walk the same list."""
