"""Comments under a group's goods, topics and photos."""
