"""The organizer's desk in a real browser."""
