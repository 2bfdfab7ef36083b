"""Who comes in, and what he lets us do."""
