"""What is done with price lists and offers."""
