"""Yandex Market: its orders, its pushes, its refusals."""
