"""Who presses a button in OK acts as in a session: by the rights that he has at this moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.access import principal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.usecases.access.ask_role import AskRole
    from chalicelib.usecases.ports import Buyers


class ActByButton(Struct, frozen=True):
    """``acting`` makes what is done meanwhile the doing of a person, and commits it only while he may."""

    buyers: Buyers
    ask_role: AskRole
    acting: Callable[[Principal], AbstractContextManager[None]]

    @contextmanager
    def act(self, person: Buyer) -> Iterator[Principal]:
        """OK is asked what he is now; what it takes from him ends his sessions too. Raises Unavailable."""
        before = self.buyers.access(person.community, person.id)
        access = self.ask_role.ask(principal_of(person, before.standing, before.rights), before)
        self.ask_role.keep(access)
        principal = principal_of(person, access.standing, access.rights)
        with self.acting(principal):
            yield principal
