"""A community's own wording, beside the community itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.storage.communities.community import WORDING, CommunityRow
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from pynamodb.models import Model


@writes(NoticeTemplates)
def write_wording(it: NoticeTemplates) -> list[Model]:
    return [row_of(CommunityRow, it.community, WORDING, it)]
