"""What buyers hear of."""
