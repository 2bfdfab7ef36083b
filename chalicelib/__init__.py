"""Kabinet. This runs before everything else is imported."""

import gc

gc.set_threshold(150_000, 20, 20)
"""A cold start makes a hundred thousand objects that stay: looking through them for garbage was a tenth of it."""
