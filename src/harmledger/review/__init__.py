"""What people decide: their judgements, what has become of them, and the answers to "why?"."""
