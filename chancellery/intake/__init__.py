"""A text comes in, is read, and a person confirms what was read."""
