"""Who does what, with whom and by when: how units are named, and which words make one of them the doer."""
