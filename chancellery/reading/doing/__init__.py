"""Who does what, with whom and by when: which words make a unit the doer, and which say that something is due."""
