"""How anything is stored: what a noun is, its own module beside this package says."""
