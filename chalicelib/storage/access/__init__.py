"""What a person may do, kept."""
