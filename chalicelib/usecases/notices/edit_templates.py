"""A community words its notices itself: what there is, a try with sample data, a change."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.domain.notices.templates import LANGUAGES, PLACES, NoticeTemplates, checked_text
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Order
from chalicelib.domain.pickup.points import Closing, PointChoice
from chalicelib.domain.purchases.delivery import Cause
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.domain.versions import check_version
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.communities.community import Community


PARTS = {"1042": 150_000, "1043": 0}
"""Of a made-up claim of two orders."""


class Text(Struct, frozen=True):
    """A letter in one language: the standard words, the community's own if there are some, the data it may name."""

    template: str
    language: str
    standard: str
    own: str | None
    places: Sequence[str]


class Texts(Struct, frozen=True):
    """All there are; ``version`` is that of the community's own words, which are kept together."""

    texts: Sequence[Text]
    version: int


class TextWish(Struct, frozen=True):
    """What a letter is to say in a language."""

    language: str
    template: str
    text: str


class EditTemplates(Struct, frozen=True):
    communities: Communities
    phrases: Phrases
    renderer: NoticeRenderer
    commits: Commits
    now: Clock

    def list(self, principal: Principal) -> Texts:
        templates = self.communities.templates(principal.community)
        return Texts([*self._texts(templates)], templates.version)

    def _texts(self, templates: NoticeTemplates) -> Iterator[Text]:
        for template, places in PLACES.items():
            for language in LANGUAGES:
                yield Text(
                    template=template,
                    language=language,
                    standard=self._standard(language, template),
                    own=templates.find(language, template),
                    places=places,
                )

    def preview(self, principal: Principal, wish: TextWish) -> str:
        """The text as a buyer would read it, with made-up data. Raises Invalid, NotFound."""
        language, template = wish.language, wish.template
        _check_language(language)
        templates = NoticeTemplates(principal.community).put(language, template, checked_text(template, wish.text))
        community = self.communities.get(principal.community)
        order = _sample(self.phrases, language, community, self.now)
        reason = self.phrases.phrase(
            language, "samples.closing_reason" if template == "point_closed" else "samples.reason"
        )
        about = TemplateData(
            community=community,
            language=language,
            order=order,
            today=self.now().date(),
            amount=150_000,
            balance=50_000,
            reason=reason,
            said=200_000,
            was=order.total - 12_000,
            cause=Cause.GOODS,
            parts=PARTS,
        )
        return self.renderer.text(template, about, templates)

    def put(self, principal: Principal, version: int, wish: TextWish) -> Texts:
        """Tell it in these words from now on; an empty text brings the standard ones back.

        Raises Invalid, NotFound, Stale when the community's words have another version.
        """
        language, template = wish.language, wish.template
        _check_language(language)
        checked = checked_text(template, wish.text)
        before = self.communities.templates(principal.community)
        check_version(before.version, version)
        after = before.put(language, template, checked)
        if after != before:
            data = {
                "letter": template,
                "language": language,
                "before": before.find(language, template),
                "after": checked,
            }
            fact = Fact(
                Event.WORDING_CHANGED,
                community_subject(principal.community),
                data,
                before={"text": data["before"]},
                after={"text": checked},
            )
            self.commits.commit(principal.community, Commit((after,), (fact,)))
        return self.list(principal)

    def _standard(self, language: str, template: str) -> str:
        return self.phrases.template(language, f"notices.{template}")


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise Invalid("choice_unreadable", "language", choices=", ".join(LANGUAGES))


def _sample(phrases: Phrases, language: str, community: Community, now: Clock) -> Order:
    say = phrases.phrase
    goods = (
        OrderLine(article="A-1", name=say(language, "samples.first_good"), option="38", quantity=1, price=349_000),
        OrderLine(article="B-7", name=say(language, "samples.second_good"), option="", quantity=2, price=59_000),
    )
    terms = Terms(
        stage=Stage.DISTRIBUTING,
        payment_open=True,
        pay_until=now() + timedelta(days=2),
        details=say(language, "samples.details"),
        place=say(language, "samples.place"),
        hours=say(language, "samples.hours"),
        collect_from=now().date() + timedelta(days=3),
    )
    return Order(
        community=community.id,
        number="1042",
        purchase="sample",
        purchase_title=say(language, "samples.purchase"),
        organizer=None,
        buyer="sample",
        lines=(*goods, replace(goods[1], article="B-8", state=LineState.OUT_OF_STOCK)),
        fee=1_000,
        currency=community.currency,
        created_at=now(),
        changed_at=now(),
        terms=terms,
        point=_sample_point(phrases, language, now()),
    )


def _sample_point(phrases: Phrases, language: str, now: datetime) -> PointChoice:
    title, place, hours = (phrases.phrase(language, f"samples.{name}") for name in ("point", "place", "hours"))
    return PointChoice(
        id="sample",
        title=title,
        address=place,
        hours=hours,
        price=0,
        chosen_at=now,
        closing=Closing(now.date() + timedelta(days=7)),
    )
