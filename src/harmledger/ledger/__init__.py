"""The append-only store: the only place that knows a database, and the only one that knows SQL.

Facts (reports, readings, mentions, judgements, rejects, the ids that incidents were given) go into one chained log and are
never changed. Every other table is worked out from the log and can be worked out again.
"""
