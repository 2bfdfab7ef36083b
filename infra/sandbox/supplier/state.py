"""What the played supplier has, and what he keeps for whom under which key."""

import threading
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from typing import Any

from infra.sandbox.storage import JsonFile, Keeping

STOCKED = (
    ("p1", "W 914/2", "MANN", "Фильтр масляный", 52_000, 20, 1),
    ("p2", "C 25 114/1", "MANN", "Фильтр воздушный", 98_000, 4, 2),
    ("p3", "BX-0986", "BOSCH", "Свеча зажигания", 131_000, None, 3),
    ("p4", "OC-90", "Knecht", "Фильтр масляный", 41_000, 6, 2),
    ("p5", "OC-90", "Knecht", "Фильтр масляный, со склада в Твери", 39_500, 2, 5),
)
"""As the page's buyers and the tests order it: id, article, brand, name, kopecks, pieces, days."""


class Unwanted(Exception):
    """What the supplier will not do: a status, a code and a sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass(frozen=True)
class Goods:
    """``price`` in kopecks; ``stock`` None: it is not said."""

    id: str
    article: str
    brand: str
    name: str
    price: int
    stock: int | None
    days: int | None

    @property
    def told(self) -> dict[str, Any]:
        price = f"{self.price // 100}.{self.price % 100:02}"
        named = {"id": self.id, "article": self.article, "brand": self.brand, "name": self.name}
        return {**named, "price": price, "currency": "RUB", "stock": self.stock, "deliveryDays": self.days}


@dataclass(frozen=True)
class Kept:
    key: str
    offer: str
    quantity: int
    price: str

    @property
    def told(self) -> dict[str, Any]:
        return asdict(self)


class SupplierState:
    """Kept in a ``file``, where there is one. What was let go of stays known for ever."""

    def __init__(self, file: JsonFile | None = None) -> None:
        self._lock = threading.RLock()
        self._keeping = Keeping(file, self._taken)
        saved = (file.load() if file else None) or {}
        self._goods = {each["id"]: Goods(**each) for each in saved.get("goods", [])} or stocked()
        self._kept = {each["key"]: Kept(**each) for each in saved.get("kept", [])}
        self._gone: set[str] = set(saved.get("gone", []))

    def offers(self, article: str, brand: str) -> list[dict[str, Any]]:
        with self._lock:
            found = [each for each in self._goods.values() if plain(each.article) == plain(article)]
            return [each.told for each in found if not brand or plain(each.brand) == plain(brand)]

    def reserve(self, wish: Kept) -> tuple[Kept, bool]:
        """What he keeps then, and whether it is new."""
        with self._lock:
            if wish.key in self._gone:
                raise Unwanted(409, "released", "This reservation was released: take another key.")
            known = self._kept.get(wish.key)
            if known:
                return self._lowered(known, wish), False
            goods = self._goods.get(wish.offer)
            if goods is None or (goods.stock is not None and goods.stock < wish.quantity):
                raise Unwanted(409, "gone", "There is not so much of it.")
            if goods.told["price"] != wish.price:
                raise Unwanted(409, "price_changed", f"The price is {goods.told['price']} now.")
            self._keep(wish, wish.quantity)
            return wish, True

    def reservation(self, key: str) -> Kept:
        with self._lock:
            if key not in self._kept:
                raise Unwanted(404, "missing", "There is no such reservation.")
            return self._kept[key]

    def release(self, key: str) -> Kept | None:
        """What was let go of, if anything was kept under the key."""
        with self._lock:
            self._gone.add(key)
            known = self._kept.pop(key, None)
            if known:
                self._move(known.offer, known.quantity)
            self._keeping.changed()
            return known

    def change(self, id: str, **fields: Any) -> dict[str, Any]:
        with self._lock:
            if id not in self._goods:
                raise Unwanted(404, "missing", "There is no such offer.")
            self._goods[id] = replace(self._goods[id], **fields)
            self._keeping.changed()
            return self._goods[id].told

    def shown(self) -> dict[str, Any]:
        with self._lock:
            goods = [each.told for each in self._goods.values()]
            return {"offers": goods, "reservations": [each.told for each in self._kept.values()]}

    def knows(self, id: str) -> bool:
        return id in self._goods

    def reset(self) -> None:
        with self._lock:
            self._goods, self._kept, self._gone = stocked(), {}, set()
            self._keeping.changed()

    def stop(self) -> None:
        with self._lock:
            self._keeping.save()

    def _lowered(self, known: Kept, wish: Kept) -> Kept:
        if (known.offer, known.price) != (wish.offer, wish.price) or wish.quantity > known.quantity:
            raise Unwanted(409, "differs", "Under this key is another reservation.")
        if wish.quantity < known.quantity:
            self._keep(wish, wish.quantity - known.quantity)
        return wish

    def _keep(self, wish: Kept, more: int) -> None:
        self._kept[wish.key] = wish
        self._move(wish.offer, -more)
        self._keeping.changed()

    def _move(self, id: str, by: int) -> None:
        goods = self._goods.get(id)
        if goods and goods.stock is not None:
            self._goods[id] = replace(goods, stock=goods.stock + by)

    def _taken(self) -> dict[str, Any]:
        goods, kept = ([asdict(each) for each in some.values()] for some in (self._goods, self._kept))
        return deepcopy({"goods": goods, "kept": kept, "gone": sorted(self._gone)})


def stocked() -> dict[str, Goods]:
    return {row[0]: Goods(*row) for row in STOCKED}


def plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())
