"""Purchases and the terms their orders live by."""
