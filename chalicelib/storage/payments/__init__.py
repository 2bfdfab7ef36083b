"""Ledgers and claims, kept."""
