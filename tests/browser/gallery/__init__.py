"""Every kind of page, looked at by the browser: the demo is loaded once for each file."""
