"""The lists of a text: by label, told in ordinals, as measures one after another; and the duties that stand in none."""
