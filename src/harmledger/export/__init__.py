"""Incidents -> the files that colleagues' programs read: each format a pure function from records to bytes and notes."""
