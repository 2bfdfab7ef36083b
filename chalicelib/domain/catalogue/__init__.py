"""What a community offers of its own: price lists and their offers."""
