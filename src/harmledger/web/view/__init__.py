"""From values of the model to what a template shows: pure functions, tested without a server."""
