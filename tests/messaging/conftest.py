"""Queues and the topic are asked in each cloud."""

from tests.worlds.fixtures import cloud, pytest_generate_tests, world

__all__ = ["cloud", "pytest_generate_tests", "world"]
