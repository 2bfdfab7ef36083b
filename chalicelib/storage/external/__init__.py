"""Orders of marketplaces, and the accounts they come from."""
