"""Notices, the partner's circuit breaker and own templates, kept."""
