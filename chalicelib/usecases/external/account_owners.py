"""Whose an account is, as its marketplace says when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.account import FORMS, account_id, account_title
from chalicelib.domain.external.account_state import AccountState

if TYPE_CHECKING:
    from chalicelib.domain.external.account import Account
    from chalicelib.usecases.ports import Checked


def known_as(draft: Account, checked: Checked, title: str) -> Account:
    """As its marketplace knows it. Raises Conflict where that is somebody else."""
    if not is_of(draft, checked):
        raise Conflict("account_wrong")
    seller = draft.seller or checked.seller
    if not seller:
        raise Conflict("account_wrong")
    return replace(
        draft,
        id=account_id(draft.marketplace, seller),
        seller=seller,
        title=account_title(title or checked.name[:80], draft.marketplace, seller),
        state=AccountState(key_ends_at=checked.expires_at),
    )


def is_of(account: Account, checked: Checked) -> bool:
    """Whether the key is of this account, as far as its marketplace says whose it is."""
    told = checked.seller and account.seller and not FORMS[account.marketplace].own_name
    return not told or checked.seller == account.seller
