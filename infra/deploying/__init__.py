"""From a package to a running stack: the same way into an account and into the local cloud of the deployed test."""
