"""Purchases and what their orders take from them."""
