"""Pickup points."""
