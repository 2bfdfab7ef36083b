"""What an operator does from a terminal, over the same use cases as everybody."""
