"""How Chalice becomes plain calls: routes and principals, records and batches, names, logs."""
