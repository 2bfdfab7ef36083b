"""What people wrote to the group, kept."""
