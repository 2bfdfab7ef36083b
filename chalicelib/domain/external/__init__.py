"""Orders that come from marketplaces."""
