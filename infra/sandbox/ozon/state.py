"""All that the played Ozon remembers: sellers with their keys, and postings. Kept in a file."""

import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from infra.sandbox.limit import Limit
from infra.sandbox.ozon.fields import shown
from infra.sandbox.ozon.postings import Good, Posting
from infra.sandbox.storage import JsonFile, Keeping, Unreadable

PER_SECOND = 50
KEYS = ("active", "dead", "network", "role")
KEY_LIVES = timedelta(days=90)


@dataclass(frozen=True)
class Seller:
    """``key`` is how its key is; ``hook`` where it is pushed to, and not while ``suspended``."""

    client_id: str
    api_key: str
    key: str = "active"
    expires_at: str = ""
    hook: str = ""
    suspended: bool = False


@dataclass
class Memory:
    sellers: dict[str, Seller] = field(default_factory=dict)
    postings: dict[str, Posting] = field(default_factory=dict)
    orders: int = 0


class OzonState:
    def __init__(self, file: JsonFile, first: Sequence[Seller]) -> None:
        self._keeping, self._first = Keeping(file, lambda: asdict(self._memory)), first
        self._limits: dict[str, Limit] = {}
        self._now: datetime | None = None
        self.lock = threading.RLock()
        saved = file.load()
        self._memory = read_memory(saved) if saved else self._begin()

    def now(self) -> datetime:
        return self._now or datetime.now(UTC)

    def set_clock(self, now: datetime | None) -> None:
        """At what moment it stands still; None: it goes on."""
        self._now = now

    # Sellers

    def sellers(self) -> Sequence[Seller]:
        with self.lock:
            return list(self._memory.sellers.values())

    def seller(self, client_id: str) -> Seller | None:
        return self._memory.sellers.get(client_id)

    def put_seller(self, seller: Seller) -> None:
        with self.lock:
            self._memory.sellers[seller.client_id] = seller
            self._keeping.changed()

    def limit(self, client_id: str) -> Limit:
        with self.lock:
            if client_id not in self._limits:
                self._limits[client_id] = Limit()
                self._limits[client_id].choose(PER_SECOND)
            return self._limits[client_id]

    # Postings

    def postings(self, seller: str) -> Sequence[Posting]:
        """Oldest first."""
        with self.lock:
            own = [each for each in self._memory.postings.values() if each.seller == seller]
            return sorted(own, key=lambda each: (each.in_process_at, each.posting_number))

    def posting(self, number: object) -> Posting | None:
        return self._memory.postings.get(number) if isinstance(number, str) else None

    def put_posting(self, posting: Posting) -> None:
        with self.lock:
            self._memory.postings[posting.posting_number] = posting
            self._keeping.changed()

    def new_order(self) -> tuple[int, str]:
        """Id and number."""
        with self.lock:
            self._memory.orders += 1
            self._keeping.changed()
            return 680_000_000 + self._memory.orders, f"{24_000_000 + self._memory.orders}-0020"

    def move(self, posting: Posting, substatus: str) -> None:
        with self.lock:
            posting.substatus, posting.changed_at = substatus, shown(self.now())
            self._keeping.changed()

    # The whole

    def reset(self) -> None:
        with self.lock:
            self._memory, self._now = self._begin(), None
            self._limits.clear()
            self._keeping.changed()

    def stop(self) -> None:
        with self.lock:
            self._keeping.save()

    def _begin(self) -> Memory:
        ends = shown(datetime.now(UTC) + KEY_LIVES)
        return Memory({each.client_id: replace(each, expires_at=each.expires_at or ends) for each in self._first})


def read_memory(saved: dict[str, Any]) -> Memory:
    """Raises Unreadable for a file of another release."""
    try:
        return _memory(saved)
    except (KeyError, TypeError):
        raise Unreadable("ozon.json is of another version: delete it to start afresh") from None


def _memory(saved: dict[str, Any]) -> Memory:
    postings = {
        number: Posting(**{**each, "products": [Good(**good) for good in each["products"]]})
        for number, each in saved["postings"].items()
    }
    sellers = {number: Seller(**each) for number, each in saved["sellers"].items()}
    return Memory(sellers, postings, saved["orders"])
