"""From words to what they stand for: place, days, actor, claimant."""
