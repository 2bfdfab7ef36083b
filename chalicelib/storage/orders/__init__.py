"""Orders: their row, what the lists keep of them, their store."""
