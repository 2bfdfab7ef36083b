"""Pickup points and how many orders each holds, kept."""
