"""What a notice says: the community's own words or the standard ones, filled with the order's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.inbox.message import paid_payload
from chalicelib.domain.notices.templates import PLACES, filled, inner_quotes, spoken
from chalicelib.domain.payments.filing import unclaimed
from chalicelib.usecases.notices.claim_texts import claim_buttons, claim_values
from chalicelib.usecases.notices.decision_news import DecisionNews
from chalicelib.usecases.notices.decision_texts import decision_buttons, decision_values
from chalicelib.usecases.notices.order_costs import extras_of, gone_of, goods_of
from chalicelib.usecases.ports import Button, CallbackButton, LinkButton, Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chalicelib.domain.communities.community import Community
    from chalicelib.domain.notices.templates import NoticeTemplates
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.notices.claim_news import ClaimNews

PAYABLE = frozenset({"payment_opened", "payment_reminder"})
"""Messages under which a buyer may answer "I paid" with one tap."""


class TemplateData(Struct, frozen=True):
    """What a letter is about; ``today`` is the day where the community is.

    Of the event, where it has them: ``amount`` in kopecks, the ``balance`` afterwards, ``reason``, all its orders'
    ``numbers``; of a claim that was confirmed, what the buyer had ``said`` and what ``parts`` of the sum its orders
    got, by number; of a share of the delivery that has moved, what the order cost before (``was``) and the ``cause``,
    a key of ``notices.shared``. ``news``: what an organizer hears of claims, or has to decide of purchases.
    """

    community: Community
    language: str
    order: Order | None
    today: date
    amount: int = 0
    balance: int = 0
    reason: str = ""
    numbers: Sequence[str] = ()
    said: int = 0
    was: int = 0
    cause: str = ""
    parts: Mapping[str, int] = field(default_factory=dict)
    news: ClaimNews | DecisionNews | None = None


class NoticeRenderer(Struct, frozen=True):
    """``cabinet_link`` leads into the cabinet; it has places for group and number."""

    phrases: Phrases
    cabinet_link: str

    def text(self, template: str, about: TemplateData, templates: NoticeTemplates | None) -> str:
        """Own words that would say nothing of this order give way to the standard ones."""
        language, data = spoken(about.language), self.data(template, about)
        own = templates.find(language, template) if templates else None
        standard = self.phrases.template(language, f"notices.{template}")
        return (filled(own, data) if own else "") or filled(standard, data)

    def data(self, template: str, about: TemplateData) -> Mapping[str, str]:
        """The data that this letter's places are filled with; what is not known is empty."""
        if isinstance(about.news, DecisionNews):
            return decision_values(self.phrases, about, about.news)
        if about.news:
            return claim_values(self.phrases, about, about.news)
        if about.order is None:
            return self._of_no_order(template, about)
        return {name: self._value(name, about, about.order) for name in PLACES[template]}

    def buttons(self, template: str, about: TemplateData) -> Sequence[Button]:
        """Into the order; under a letter about none there is none: the cabinet has no place for what it asks for."""
        if isinstance(about.news, DecisionNews):
            return decision_buttons(self.phrases, about, self.cabinet_link)
        if about.news:
            return claim_buttons(self.phrases, about, about.news, self.cabinet_link)
        if about.order is None:
            return []
        number = about.order.number
        url = self.cabinet_link.format(group=about.community.group, number=number)
        buttons: list[Button] = [LinkButton(self._say(about, "notices.open"), url)]
        if template in PAYABLE:
            buttons.append(CallbackButton(self._say(about, "notices.paid"), paid_payload(number)))
        return buttons

    def _of_no_order(self, template: str, about: TemplateData) -> Mapping[str, str]:
        """Of a connection that is lost, or of money that went back from a balance."""
        if template not in PLACES:
            return {"community": about.community.name, "reason": self._say(about, f"errors.{about.reason}")}
        currency = about.community.currency
        sums = {"amount": about.amount, "balance": about.balance}
        said = {name: self.phrases.money(about.language, amount, currency) for name, amount in sums.items()}
        return {"community": about.community.name, "reason": about.reason, **said}

    def _value(self, name: str, about: TemplateData, order: Order) -> str:
        match name:
            case "community":
                return about.community.name
            case "number":
                return ", ".join(about.numbers) or order.number
            case "purchase" if len(about.numbers) > 1:
                return self._say(about, "notices.and_others", purchase=_title(about, order))
            case "debt" if max(len(about.numbers), len(about.parts)) > 1:
                return self._say(about, "notices.in_cabinet")  # only the first of the orders is at hand
            case "purchase":
                return _title(about, order)
            case "amount" | "total" | "balance" | "was":
                amount = order.total if name == "total" else getattr(about, name)
                return self.phrases.money(about.language, amount, order.currency)
            case "debt":
                return self._debt(about, order)
            case "reason" | "text":
                return about.reason
            case "lines" | "gone" | "extras":
                said = {"lines": goods_of, "gone": gone_of, "extras": extras_of}[name]
                return said(self.phrases, about.language, order)
            case "cause":
                return self._say(about, f"notices.shared.{about.cause or 'anew'}")
            case "orders" | "said" | "parts":
                return self._of_claim(name, about, order)
            case _:
                return self._term(name, about, order)

    def _debt(self, about: TemplateData, order: Order) -> str:
        """What was reported and nobody has looked at yet is not asked for once more."""
        left, checked = (
            self.phrases.money(about.language, amount, order.currency) for amount in (unclaimed(order), order.claimed)
        )
        if not (order.debt and order.claimed):
            return left
        return self._say(about, "notices.debt_checked", left=left, checked=checked)

    def _of_claim(self, name: str, about: TemplateData, order: Order) -> str:
        """What was said only where another sum was received, and what each order got where they were several."""
        match name:
            case "orders":
                key = "notices.of_orders" if len(about.numbers) > 1 else "notices.of_order"
                return self._say(about, key, numbers=", ".join(about.numbers) or order.number)
            case "said" if about.said not in (0, about.amount):
                return self.phrases.money(about.language, about.said, order.currency)
            case "parts" if len(about.parts) > 1:
                return "\n".join(self._part(about, order, *part) for part in about.parts.items())
        return ""

    def _part(self, about: TemplateData, order: Order, number: str, amount: int) -> str:
        if not amount:
            return self._say(about, "notices.part_of_nothing", number=number)
        return self._say(
            about,
            "notices.part",
            number=number,
            sum=self.phrases.money(about.language, amount, order.currency),
        )

    def _term(self, name: str, about: TemplateData, order: Order) -> str:
        terms, point = order.terms, order.point
        match name:
            case "until" if terms.pay_until:
                return self.phrases.moment(about.language, terms.pay_until, about.community.zone)
            case "from" if terms.collect_from and about.today < terms.collect_from:
                return self.phrases.day(about.language, terms.collect_from)
            case "details":
                return terms.details
            case "place" | "address":
                return point.address if point else terms.place
            case "hours":
                return point.hours if point else terms.hours
            case "opens" if point and point.closing and point.closing.until:
                return self.phrases.day(about.language, point.closing.until)
            case "closed" if point and point.is_closed(about.today):
                opens = self._term("opens", about, order)
                return (
                    self._say(about, "notices.closed_until", day=opens) if opens else self._say(about, "notices.closed")
                )
            case "point":
                return point.title if point else self._say(about, "notices.at_the_organizers")
        return ""

    def _say(self, about: TemplateData, key: str, **values: object) -> str:
        return self.phrases.phrase(about.language, key, **values)


def _title(about: TemplateData, order: Order) -> str:
    return inner_quotes(about.language, order.purchase_title)
