"""What is true: things, rules and refusals. Imports nothing of ours, does no I/O, has no clock."""
