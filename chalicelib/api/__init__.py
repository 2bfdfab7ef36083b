"""The JSON API: one module per audience and noun."""
