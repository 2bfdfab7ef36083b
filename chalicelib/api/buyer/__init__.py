"""What a buyer does; importing it adds the routes."""

from chalicelib.api.buyer import claims, comments, notices, orders, points, privacy

__all__ = ["claims", "comments", "notices", "orders", "points", "privacy"]
