"""Settings, root urls and the servers we start: with ``cli.py`` the only place that knows every app."""
