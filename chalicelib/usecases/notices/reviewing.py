"""What could not be told, and why: for the organizer."""

from dataclasses import dataclass

from chalicelib.domain.launch import Caller
from chalicelib.domain.lists import Page
from chalicelib.domain.notices import Notice
from chalicelib.usecases.ports import Notices

PAGE = 50


@dataclass(frozen=True)
class Reviewing:
    notices: Notices

    def untold(self, caller: Caller, cursor: str | None) -> Page[Notice]:
        """Newest first. Raises Invalid for a foreign cursor."""
        return self.notices.untold(caller.community, cursor, PAGE)
