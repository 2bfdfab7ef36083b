"""Comments of a group, collected for their authors."""
