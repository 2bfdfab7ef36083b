"""The played marketplace of whoever keeps to our own form."""
