"""Comments and how far they were read, kept."""
