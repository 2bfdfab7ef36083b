"""How whoever works at the desk is reached beside the desk: an adapter a channel."""
