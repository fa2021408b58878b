"""The review desk: pages for people and the same as an API for programs, over one ledger."""
