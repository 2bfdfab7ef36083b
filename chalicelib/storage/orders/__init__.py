"""Orders: their rows, what the lists keep of them, their store."""

from chalicelib.storage.orders import rows as rows
