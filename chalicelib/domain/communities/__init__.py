"""The tenant, and the people who run purchases in it."""
