"""Units of the service, their posts and holders, the people who sign in and their roles."""
