"""Browser journeys, and tests about the repository itself."""
