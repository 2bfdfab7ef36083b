"""Purchases, kept."""
