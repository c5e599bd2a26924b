"""Who and where: people with their posts, units as texts name them, organisations, places and partners."""
