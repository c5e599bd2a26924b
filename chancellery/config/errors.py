"""What goes wrong outside of us, in a module of its own: a command that needs no database must not load one."""

from __future__ import annotations


class DatabaseTrouble(Exception):
    """The database cannot be had; the message is a sentence for the person at the shell."""
