"""Ozon: the seller's API, and what it pushes."""
