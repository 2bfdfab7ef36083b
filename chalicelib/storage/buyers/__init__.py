"""Buyers and the identities they are known by, kept."""
