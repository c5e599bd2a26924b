"""Who owes what by when, and how far it is: the cascade, reports and their roll-up."""
