"""The demo community: what `make run` begins with."""

MARK, VERSION = "demo", "5"
"""What the local store remembers when it holds all of the demo of this release."""
