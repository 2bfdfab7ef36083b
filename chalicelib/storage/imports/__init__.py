"""Imports and whose turn it is, kept."""
