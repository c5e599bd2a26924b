"""The pages of plans, by what one does on them."""
