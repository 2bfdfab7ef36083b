"""What can be done: one class per activity. Load, decide, commit once, return."""
