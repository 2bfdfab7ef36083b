"""Notices: what a person should hear, and what became of it."""
