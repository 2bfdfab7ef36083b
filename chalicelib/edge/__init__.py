"""How Chalice becomes plain calls: routes and callers, records and batches, names, logs."""
