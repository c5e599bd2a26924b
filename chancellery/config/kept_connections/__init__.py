"""Django's own backend for PostgreSQL, but for how it finds that a connection it kept is gone."""
