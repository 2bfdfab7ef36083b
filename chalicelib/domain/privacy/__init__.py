"""Names for people where their own must not stay."""
