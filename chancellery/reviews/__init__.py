"""What a reviewer concluded of a period, over the figures of its last day."""
