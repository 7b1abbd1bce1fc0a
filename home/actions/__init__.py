"""Writing that touches more than one thing: roles and the site's fixed parts."""
