"""Messages: one module per source, one line per consumer. Chalice writes a handler as ``module.function``."""
