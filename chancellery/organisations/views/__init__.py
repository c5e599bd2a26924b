"""The pages of units and people, and signing in."""
