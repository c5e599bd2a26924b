"""Vietnamese parts thousands by a point; Django knows the point but does not set it."""

NUMBER_GROUPING = 3
