"""GetZZap, and any other marketplace that can be told how to push to us, or how to be asked."""
