"""Orders of marketplaces: received, decided, told back."""
