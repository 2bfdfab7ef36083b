"""One of everything that is stored, of one tenant."""

from typing import Any

from chalicelib import visit
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.communities.community import BOT_TOKEN, Secret
from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.poll import Poll
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.sale import Sale
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.saved_view import SavedView
from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.credentials import a_desk_code, a_desk_session, a_passkey, a_request_key, an_api_key
from tests.factories import (
    NOW,
    a_buyer,
    a_choice,
    a_claim,
    a_comment,
    a_connection,
    a_fact,
    a_log_record,
    a_message,
    a_notice,
    a_payment,
    a_price_list,
    a_purchase,
    a_pushed_order,
    a_report,
    a_sighting,
    an_account,
    an_import,
    an_offer,
    an_order,
    an_organizer,
    payable,
    points_of,
)
from tests.fakes.suppliers import a_supplier
from tests.storage.tenant import Tenant
from tests.world import ANNA

PHONE = "+79160000001"


def settle(tenant: Tenant) -> None:
    """One of everything."""
    for settled in (_group, _purchases, _payments, _comments, _notifications, _marketplaces, _credentials, _told):
        settled(tenant, {"community": tenant.community})


def _group(tenant: Tenant, own: dict[str, Any]) -> None:
    texts = NoticeTemplates(tenant.community).put("ru", "order_saved", "Заказ")
    identity, secret = Identity(tenant.community, ok_identity(ANNA), "anna"), Secret(tenant.community, BOT_TOKEN, "t")
    tenant.save(a_buyer(**own, phone=PHONE), identity, a_message(**own), an_organizer(**own))
    tenant.save(a_connection(**own), texts, secret, SavedView("v1", tenant.community, "maria", "Долги"))


def _purchases(tenant: Tenant, own: dict[str, Any]) -> None:
    order = an_order(**own, terms=payable(), handout=Handout.READY, point=a_choice())
    tenant.save(a_purchase(**own, stop_at=NOW, organizer="maria"), order, points_of(**own))
    tenant.save(an_import(**own), a_price_list(**own), an_offer(**own), a_supplier(**own))
    counted = (CounterUpdate(Counter.POINT, "north", 1),)
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),), counter_updates=counted))
    tenant.stores.files.write(tenant.community, "file", b"content")


def _payments(tenant: Tenant, own: dict[str, Any]) -> None:
    tenant.save(a_payment(**own), a_claim(**own), a_claim(**own, id="claim2", state=ClaimState.REJECTED))
    tenant.save(Balance(tenant.community, "anna", 5, "RUB"), a_payment(**own, id="b1", order="", credit=True))


def _comments(tenant: Tenant, own: dict[str, Any]) -> None:
    tenant.save(CommentSync(tenant.community, anchor="a"), WatchedDiscussion("157000000001", tenant.community))
    tenant.stores.comments.put([a_comment(**own), a_comment(**own, id="2", author="anna")])


def _notifications(tenant: Tenant, own: dict[str, Any]) -> None:
    known = NoticeSettings(tenant.community, "anna", {DeskNotice.CLAIM_REPORTED: (Channel.EMAIL,)})
    tenant.save(known, Outbox(tenant.community, "anna", Channel.EMAIL, told=("e1",)))


def _marketplaces(tenant: Tenant, own: dict[str, Any]) -> None:
    account = an_account(**own)
    tenant.save(
        account,
        Poll(tenant.community, account.id),
        Comparison(tenant.community, account.id),
        first_seen(account, a_sighting(), NOW),
    )
    tenant.save(Rules(tenant.community, (Rule("r1", "Берём", Act.ACCEPT),)))
    tenant.stores.commits.commit(tenant.community, Commit(once=(a_pushed_order(**own), a_report(**own))))
    tenant.save(Sale(tenant.community, Marketplace.OZON, "7-1", ("ozon-1/7-1",)))
    tenant.stores.integration_log.write(a_log_record(**own))
    tenant.stores.account_secrets.put(tenant.community, account.id, {"api_key": "SECRET"})


def _credentials(tenant: Tenant, own: dict[str, Any]) -> None:
    tenant.save(an_api_key(**own), a_desk_session(**own), a_desk_code(**own), a_passkey(**own))


def _told(tenant: Tenant, own: dict[str, Any]) -> None:
    """A notice, and an entry of the journal under the key of its request."""
    tenant.save(a_notice(**own, state=NoticeState.REFUSED))
    visit.sit_down("")
    visit.name(a_request_key(**own))
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),)))
    visit.end()
