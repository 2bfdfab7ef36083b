"""Ozon as its sellers meet it: the API, the pushes, and control calls of ours below ``/sandbox/ozon``."""
