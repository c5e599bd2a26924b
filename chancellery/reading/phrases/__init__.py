"""The phrases of the languages, and finding where they stand in a text."""
