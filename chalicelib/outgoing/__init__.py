"""How others are called over HTTP, and their answers read: in time, in their limit, at no address of our own."""
