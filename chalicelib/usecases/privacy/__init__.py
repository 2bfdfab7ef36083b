"""A person's data: handed out and erased."""
