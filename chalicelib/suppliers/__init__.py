"""Suppliers who are asked by a web service of theirs (docs/suppliers.md)."""
