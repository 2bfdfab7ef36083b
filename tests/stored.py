"""All that is stored: every row class, by the table it lives in."""

import pkgutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from pynamodb.models import Model

from chalicelib import storage
from chalicelib.storage.engine.rows import KeyedRow


def rows_by_table() -> Mapping[str, Sequence[type[Model]]]:
    for module in pkgutil.walk_packages(storage.__path__, f"{storage.__name__}."):
        import_module(module.name)
    found = defaultdict[str, list[type[Model]]](list)
    for kind in _below(KeyedRow):
        if "Meta" in vars(kind) and kind.__module__.startswith(storage.__name__):
            found[vars(kind.Meta)["table_name"].name].append(kind)
    return found


def _below(kind: type[KeyedRow]) -> Iterator[type[KeyedRow]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
