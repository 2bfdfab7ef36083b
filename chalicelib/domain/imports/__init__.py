"""An organizer's file becomes orders."""
