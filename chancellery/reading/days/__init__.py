"""Days and periods: as a language writes them, told from other days, and the day a text came out."""
