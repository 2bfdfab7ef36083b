"""What an organizer does."""
