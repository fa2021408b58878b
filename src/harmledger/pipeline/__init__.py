"""Which steps run in which order; the steps themselves know nothing of each other."""
