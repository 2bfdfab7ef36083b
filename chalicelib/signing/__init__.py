"""What we sign ourselves: session tokens and cursors. The first key signs, all of them verify."""
