"""The documents a text names: their numbers, titles, days, issuers and subjects, and which mentions are one work."""
