"""What stands before every request: whose host it is for, how much and how often, and the headers that every answer carries."""
