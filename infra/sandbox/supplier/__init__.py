"""A supplier with a web service, as docs/suppliers.md describes it."""
