"""A community's own wording, beside the community itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.wording import Wording
from chalicelib.storage.communities import WORDING, CommunityRow
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from pynamodb.models import Model


@writes(Wording)
def write_wording(it: Wording) -> list[Model]:
    return [row_of(CommunityRow, it.community, WORDING, it)]
