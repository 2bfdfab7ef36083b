"""A community comes to be, and how it is connected with OK."""
