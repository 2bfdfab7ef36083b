"""Wildberries as its callers meet it: tasks, supplies, marks, and a limit in which a refusal counts as ten calls."""
