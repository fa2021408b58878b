"""Who uses the desk: users and their rights, sessions, tokens, and what proves that a change was asked for on its own pages."""
