"""What was held, asked, given and taken over."""
