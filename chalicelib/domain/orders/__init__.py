"""Orders: what one buyer takes in one purchase."""
