"""Wildberries: tasks of one piece, polled; supplies that they are taken in with."""
