"""What a notice says: the community's own words or the standard ones, filled with the order's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.filing import unclaimed
from chalicelib.domain.messages import paid_payload
from chalicelib.domain.wording import PLACES, filled, inner_quotes, spoken
from chalicelib.usecases.notices.goods import extras_of, goods_of
from chalicelib.usecases.ports import Button, Callback, Link, Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chalicelib.domain.communities import Community
    from chalicelib.domain.orders import Order
    from chalicelib.domain.wording import Wording

PAYABLE = frozenset({"payment_opened", "payment_reminder"})
"""Letters under which a buyer may answer "I paid" with one tap."""


class Matter(Struct, frozen=True):
    """What a letter is about; ``today`` is the day where the community is.

    Of the event, where it has them: ``amount`` in kopecks, ``reason``, all its orders' ``numbers``; of a claim that was
    confirmed, what the buyer had ``said`` and what ``parts`` of the sum its orders got, by number.
    """

    community: Community
    language: str
    order: Order | None
    today: date
    amount: int = 0
    reason: str = ""
    numbers: Sequence[str] = ()
    said: int = 0
    parts: Mapping[str, int] = field(default_factory=dict)


class Letters(Struct, frozen=True):
    """``cabinet_link`` leads into the cabinet; it has places for group and number."""

    phrases: Phrases
    cabinet_link: str

    def text(self, letter: str, matter: Matter, wording: Wording | None) -> str:
        """Own words that would say nothing of this order give way to the standard ones."""
        language, data = spoken(matter.language), self.data(letter, matter)
        own = wording.find(language, letter) if wording else None
        standard = self.phrases.template(language, f"notices.{letter}")
        return (filled(own, data) if own else "") or filled(standard, data)

    def data(self, letter: str, matter: Matter) -> Mapping[str, str]:
        """The data that this letter's places are filled with; what is not known is empty."""
        if matter.order is None:
            return {"community": matter.community.name, "reason": self._say(matter, f"errors.{matter.reason}")}
        return {name: self._value(name, matter, matter.order) for name in PLACES[letter]}

    def buttons(self, letter: str, matter: Matter) -> Sequence[Button]:
        """Into the order; under a letter about none there is none: the cabinet has no place for what it asks for."""
        if matter.order is None:
            return []
        number = matter.order.number
        url = self.cabinet_link.format(group=matter.community.group, number=number)
        buttons: list[Button] = [Link(self._say(matter, "notices.open"), url)]
        if letter in PAYABLE:
            buttons.append(Callback(self._say(matter, "notices.paid"), paid_payload(number)))
        return buttons

    def _value(self, name: str, matter: Matter, order: Order) -> str:
        match name:
            case "community":
                return matter.community.name
            case "number":
                return ", ".join(matter.numbers) or order.number
            case "purchase" if len(matter.numbers) > 1:
                return self._say(matter, "notices.and_others", purchase=_title(matter, order))
            case "debt" if max(len(matter.numbers), len(matter.parts)) > 1:
                return self._say(matter, "notices.in_cabinet")  # only the first of the orders is at hand
            case "purchase":
                return _title(matter, order)
            case "amount" | "total":
                amount = matter.amount if name == "amount" else order.total
                return self.phrases.money(matter.language, amount, order.currency)
            case "debt":
                return self._debt(matter, order)
            case "reason":
                return matter.reason
            case "lines":
                return goods_of(self.phrases, matter.language, order)
            case "extras":
                return extras_of(self.phrases, matter.language, order)
            case "orders" | "said" | "parts":
                return self._of_claim(name, matter, order)
            case _:
                return self._term(name, matter, order)

    def _debt(self, matter: Matter, order: Order) -> str:
        """What was reported and nobody has looked at yet is not asked for once more."""
        left, checked = (
            self.phrases.money(matter.language, amount, order.currency) for amount in (unclaimed(order), order.claimed)
        )
        if not (order.debt and order.claimed):
            return left
        return self._say(matter, "notices.debt_checked", left=left, checked=checked)

    def _of_claim(self, name: str, matter: Matter, order: Order) -> str:
        """What was said only where another sum was received, and what each order got where they were several."""
        match name:
            case "orders":
                key = "notices.of_orders" if len(matter.numbers) > 1 else "notices.of_order"
                return self._say(matter, key, numbers=", ".join(matter.numbers) or order.number)
            case "said" if matter.said not in (0, matter.amount):
                return self.phrases.money(matter.language, matter.said, order.currency)
            case "parts" if len(matter.parts) > 1:
                return "\n".join(self._part(matter, order, *part) for part in matter.parts.items())
        return ""

    def _part(self, matter: Matter, order: Order, number: str, amount: int) -> str:
        if not amount:
            return self._say(matter, "notices.part_of_nothing", number=number)
        return self._say(
            matter,
            "notices.part",
            number=number,
            sum=self.phrases.money(matter.language, amount, order.currency),
        )

    def _term(self, name: str, matter: Matter, order: Order) -> str:
        terms, point = order.terms, order.point
        match name:
            case "until" if terms.pay_until:
                return self.phrases.moment(matter.language, terms.pay_until, matter.community.zone)
            case "from" if terms.collect_from and matter.today < terms.collect_from:
                return self.phrases.day(matter.language, terms.collect_from)
            case "details":
                return terms.details
            case "place" | "address":
                return point.address if point else terms.place
            case "hours":
                return point.hours if point else terms.hours
            case "opens" if point and point.closing and point.closing.until:
                return self.phrases.day(matter.language, point.closing.until)
            case "closed" if point and point.is_closed(matter.today):
                opens = self._term("opens", matter, order)
                return (
                    self._say(matter, "notices.closed_until", day=opens)
                    if opens
                    else self._say(matter, "notices.closed")
                )
            case "point":
                return point.title if point else self._say(matter, "notices.at_the_organizers")
        return ""

    def _say(self, matter: Matter, key: str, **values: object) -> str:
        return self.phrases.phrase(matter.language, key, **values)


def _title(matter: Matter, order: Order) -> str:
    return inner_quotes(matter.language, order.purchase_title)
