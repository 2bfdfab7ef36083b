"""What people write to the group."""
