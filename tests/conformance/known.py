"""What the tenant of the conformance tests has under names of our choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.crash.cabinet import NUMBER
from tests.crash.preparations import FIRST_NUMBER
from tests.factories import a_log_record, an_account, an_offer
from tests.fakes.suppliers import a_supplier

BOT = "token-of-the-group"
LAUNCH, FOUNDING = "a-launch-of-anna", "a-launch-of-a-founder"
SECOND = str(FIRST_NUMBER + 9)
"""Ready to be collected, and paid too much."""


KNOWN: Mapping[str, Sequence[str]] = {
    "number": (NUMBER, SECOND),
    "order": (NUMBER, SECOND),
    "from": (NUMBER,),
    "to": (SECOND,),
    "orders": (NUMBER, SECOND),
    "purchase": ("sold", "shoes", "over"),
    "buyer": ("anna", "buyer1"),
    "point": ("centre",),
    "points": ("centre",),
    "session": ("session1",),
    "passkey": ("passkey1",),
    "channel": ("email", "sms"),
    "organizer": ("vera", "maria"),
    "view": ("v1",),
    "record": (a_log_record().id,),
    "account": (an_account().id,),
    "price_list": ("parts",),
    "supplier": (a_supplier().id,),
    "offer": (an_offer().id,),
    "adjustment": ("a1",),
    "token": (BOT,),
    "query": (LAUNCH,),
}
"""What is there under names of our choice."""
