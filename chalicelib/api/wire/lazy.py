"""A module of forms is loaded when it is first used: a cold start pays for its answer only."""

from collections.abc import Callable, Collection
from importlib import import_module
from types import ModuleType


def lazily(package: str, names: Collection[str]) -> Callable[[str], ModuleType]:
    """The ``__getattr__`` of a package whose modules are ``names``."""

    def load(name: str) -> ModuleType:
        if name not in names:
            raise AttributeError(name)
        return import_module(f"{package}.{name}")

    return load
