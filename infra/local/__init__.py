"""The local runtime: what `make run` starts, one small module each."""
