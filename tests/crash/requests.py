"""The routes whose crash points are proved, one line each: every one that is not a GET."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from chalicelib.bootstrap import Container
from chalicelib.domain.access.request_key import RUNS
from chalicelib.domain.external.marketplace import Marketplace
from tests.crash import (
    cabinet,
    desk,
    editing,
    external,
    money,
    notifying,
    passkeys,
    polling,
    pricing,
    ruling,
    supplying,
    visits,
)
from tests.crash.agreements import asked_for_once_more, let_in, the_same
from tests.crash.handler import Handler
from tests.crash.sources import RequestSource

AT_ONCE = timedelta(seconds=15)
"""A frame whose answer was lost is loaded again, with its launch, as a desk with its code or challenge: later they are
good for nothing any more. So is a push that is signed, of which five minutes later another one is made.
"""


def asked(name: str, prepare: Callable[[Container, str], Sequence[str]], again: str = "") -> Handler:
    return Handler(f"POST {name}", RequestSource, prepare, the_same, again=again)


def changed(name: str, prepare: Callable[[Container, str], Sequence[str]], method: str = "PATCH") -> Handler:
    """A thing of a version: asked again it has another one."""
    return Handler(f"{method} {name}", RequestSource, prepare, the_same)


def removed(name: str, prepare: Callable[[Container, str], Sequence[str]]) -> Handler:
    """The same of what is taken away."""
    return Handler(f"DELETE {name}", RequestSource, prepare, the_same)


def launched(name: str, prepare: Callable[[Container, str], Sequence[str]]) -> Handler:
    return Handler(f"POST /launch{name}", RequestSource, prepare, let_in, between=AT_ONCE)


ADDRESS = "/v1/me/notifications/{channel}"
SIGNED = partial(external.pushing, Marketplace.GETZZAP)
LAUNCHES = (
    launched("", visits.entering),
    launched(": allowed meanwhile", visits.entering_again),
    launched(": back after an erasure", visits.coming_back),
)
REQUESTS = (
    *LAUNCHES,
    asked("/hooks/ok/{key}", cabinet.writing),
    asked("/hooks/ozon/{key}", partial(external.pushing, Marketplace.OZON)),
    asked("/hooks/yandex_market/{key}/notification", partial(external.pushing, Marketplace.YANDEX_MARKET)),
    Handler("POST /hooks/getzzap/{key}", RequestSource, SIGNED, the_same, between=AT_ONCE),
    asked("/hooks/telegram", notifying.linking),
    asked("/buyer/orders/{number}/receipt", cabinet.receiving),
    asked("/buyer/orders/{number}/point", cabinet.choosing),
    asked("/buyer/proofs", visits.proving, "every form counts, as each can be used: a lost one is one of twenty"),
    asked("/buyer/claims", visits.filing_without_a_proof),
    asked("/buyer/claims: with its proof", cabinet.filing),
    asked("/buyer/claims/{claim}/withdraw", visits.withdrawing),
    asked("/buyer/notices", visits.preferring),
    asked("/buyer/consent", visits.allowing),
    asked("/buyer/consent/withdrawal", visits.denying),
    asked("/buyer/export", visits.taking_out, "every document that went out stands in the journal"),
    asked("/buyer/erasure", visits.leaving, "asked twice it is done once: the second finds an act"),
    Handler("POST /desk-sessions", RequestSource, desk.opening_the_desk, the_same, between=AT_ONCE),
    Handler("POST /passkey-sessions", RequestSource, passkeys.entering, the_same, between=AT_ONCE),
    asked("/v1/desk-codes", desk.giving_a_code),
    changed("/v1/sessions/{session}", desk.ending_a_session, "DELETE"),
    Handler("POST /v1/passkeys", RequestSource, passkeys.adding, the_same, between=RUNS),
    removed("/v1/passkeys/{passkey}", passkeys.removing),
    asked("/v1/api-keys", desk.making_a_key),
    changed("/v1/api-keys/{api_key}", desk.revoking_a_key, "DELETE"),
    asked("/v1/purchases", desk.opening),
    asked("/v1/purchases/{purchase}/imports", desk.importing),
    changed("/v1/purchases/{purchase}", desk.changing_purchase),
    asked("/v1/purchases/{purchase}/preview", desk.foreseeing),
    asked("/v1/purchases/{purchase}/messages", desk.messaging),
    asked("/v1/purchases/{purchase}/copy", desk.copying),
    asked("/v1/purchases/{purchase}/archive", desk.archiving),
    asked("/v1/purchases/{purchase}/return", desk.returning),
    asked("/v1/purchases/{purchase}/stage", desk.moving_on),
    asked("/v1/purchases/{purchase}/prolongation", desk.prolonging),
    asked("/v1/purchases/{purchase}/cancellation", desk.cancelling),
    asked("/v1/imports/{job}/preview", desk.previewing),
    asked("/v1/imports/{job}/start", desk.starting),
    asked("/v1/orders/{number}/point", desk.moving_an_order),
    asked("/v1/orders/{number}/handout", desk.handing),
    changed("/v1/orders/{number}/lines", editing.editing_lines),
    asked("/v1/orders/{number}/adjustments", editing.adjusting),
    removed("/v1/orders/{number}/adjustments/{adjustment}", editing.removing_an_adjustment),
    asked("/v1/orders/changes", editing.changing_many),
    asked("/v1/views", editing.saving_a_view),
    changed("/v1/views/{view}", editing.changing_a_view),
    removed("/v1/views/{view}", editing.removing_a_view),
    asked("/v1/handouts/reading", desk.reading_a_code),
    asked("/v1/claims/{claim}/confirmation", cabinet.confirming),
    asked("/v1/claims/{claim}/rejection", money.rejecting),
    asked("/v1/payments", cabinet.entering),
    asked("/v1/refunds", money.refunding),
    asked("/v1/transfers", money.transferring),
    asked("/v1/credits", money.saving_a_surplus),
    asked("/v1/credits/use", money.using_a_balance),
    asked("/v1/credits/refund", money.returning_a_balance),
    asked("/v1/points", desk.adding_a_point),
    changed("/v1/points/{point}", desk.changing_a_point),
    asked("/v1/price-lists", pricing.opening),
    changed("/v1/price-lists/{price_list}", pricing.renaming),
    asked("/v1/price-lists/{price_list}/archive", pricing.archiving),
    asked("/v1/price-lists/{price_list}/return", pricing.returning),
    asked("/v1/price-lists/{price_list}/imports", pricing.importing),
    asked("/v1/offer-imports/{offer_import}/preview", pricing.previewing),
    asked("/v1/offer-imports/{offer_import}/start", pricing.starting),
    changed("/v1/offers/{offer}", pricing.pricing),
    asked("/v1/organizers", desk.adding_an_organizer),
    changed("/v1/organizers/{organizer}", desk.changing_a_card),
    Handler("DELETE /v1/organizers/{organizer}", RequestSource, desk.removing_an_organizer, the_same),
    changed("/v1/community", desk.renaming),
    changed("/v1/me/notifications", notifying.wishing),
    Handler(f"POST {ADDRESS}/address", RequestSource, notifying.giving, asked_for_once_more),
    asked(f"{ADDRESS}/verification", notifying.verifying),
    removed(f"{ADDRESS}/address", notifying.removing),
    asked(f"{ADDRESS}/test", notifying.trying),
    changed("/v1/texts", desk.wording),
    asked("/v1/texts/preview", desk.trying_a_text),
    asked("/v1/connections/bot", desk.connecting_a_bot),
    asked("/v1/connections/comments", desk.connecting_comments),
    asked("/v1/suppliers", supplying.connecting),
    changed("/v1/suppliers/{supplier}", supplying.changing),
    removed("/v1/suppliers/{supplier}", supplying.removing),
    asked("/v1/suppliers/{supplier}/check", supplying.checking),
    asked("/v1/accounts", external.connecting),
    asked("/v1/accounts: one that was removed", external.connecting_again),
    changed("/v1/accounts/{account}", external.changing_an_account),
    removed("/v1/accounts/{account}", external.removing_an_account),
    asked("/v1/accounts/{account}/check", external.checking),
    asked("/v1/accounts/{account}/address", external.renewing_an_address),
    asked("/v1/accounts/{account}/address/end", external.ending_an_address),
    asked("/v1/accounts/{account}/log/retry", external.retrying),
    asked("/v1/accounts/{account}/differences", polling.wanting_a_comparison),
    changed("/v1/external-orders/{account}/{order}/lines", external.accepting),
    changed("/v1/external-orders/{account}/{order}/lines: refused", external.refusing),
    changed("/v1/external-orders/{account}/{order}/sale", external.joining),
    changed("/v1/external-rules", ruling.saving),
    asked("/v1/external-rules/preview", ruling.trying),
    asked("/v1/buyers/{buyer}/export", visits.taking_out_for),
    asked("/v1/buyers/{buyer}/erasure", visits.leaving_for),
)
