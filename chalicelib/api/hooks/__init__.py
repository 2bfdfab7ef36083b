"""What partners deliver to us; importing it adds the routes."""

from chalicelib.api.hooks import marketplaces, ok, telegram

__all__ = ["marketplaces", "ok", "telegram"]
