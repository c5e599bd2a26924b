"""Why may this person, or may they not, see a record? In words, by the doors and rules of the apps themselves."""
