"""Pickup points and who collects where."""
