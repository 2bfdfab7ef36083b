"""How others are called over HTTP, and their answers read: in time, in their limit, written down, at no address of ours."""
