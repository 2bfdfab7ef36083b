"""What a use case is given: each of its needs is that of the container which is called so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container


class Named:
    """Each of the attributes is a thing of its own, so that no two can be taken for each other."""

    def __init__(self, *names: str) -> None:
        vars(self).update({name: f"the {name}" for name in names})


def amiss(container: Container, use_case: Any, **otherwise: object) -> list[str]:
    """The needs that are not met by what the container has of their name, or as it is said otherwise."""
    needs = use_case.__struct_fields__[: len(use_case.__struct_fields__) - len(use_case.__struct_defaults__)]
    return [name for name in needs if getattr(use_case, name) != _wanted(container, name, otherwise)]


def _wanted(container: Container, name: str, otherwise: dict[str, object]) -> object:
    """The container itself comes last: a noun of it may be called as a store is, and use cases get no nouns."""
    places = (container.stores, container.partners, container.signing, container)
    return otherwise[name] if name in otherwise else next(getattr(it, name) for it in places if hasattr(it, name))
