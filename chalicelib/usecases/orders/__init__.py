"""What a buyer reads and says of the own orders."""
