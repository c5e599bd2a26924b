"""Units that took over from others: what orders it, what moved, and the way back within a day."""
