"""The demo community: what `make run` begins with."""
