"""The use cases, each put together when it is first asked for: one module per audience."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.background import Background

if TYPE_CHECKING:
    from chalicelib.usecases.founding import Founding


class Hub(Background):
    """All that the application can do."""

    @cached_property
    def founding(self) -> Founding:
        from chalicelib.usecases.founding import Founding

        return Founding(self.communities, self.commits, self.now, self.new_id)
