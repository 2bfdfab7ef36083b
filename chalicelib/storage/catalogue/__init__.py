"""Price lists and offers, kept."""
