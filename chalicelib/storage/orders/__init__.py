"""Orders: their rows, what the lists keep of them, their store."""

from chalicelib.storage.orders import order as rows
