"""Forms: of records in the admin, and of the site."""
