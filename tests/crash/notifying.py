"""People at the desk are told by the channels they ticked, and say where they are reached."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import Role
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.journal import Event, account_subject, buyer_subject
from chalicelib.domain.notices.channels import Channel, DeskNotice, partner_of
from chalicelib.domain.notices.notice_settings import CODE_LIFE, TRIES, Address, NoticeSettings
from chalicelib.domain.notices.outbox import Outbox, OutboxItem
from chalicelib.usecases.notices.manage_addresses import purpose_of
from tests.crash.cabinet import a_request
from tests.crash.preparations import found, principal, save, written
from tests.factories import NOW, a_buyer, a_sighting, an_account, an_entry, an_organizer
from tests.fakes.desk_notices import HEADER
from tests.world import ADMIN

MARIA, MAIL = "maria", "maria@example.com"
ITEM = OutboxItem("due1", DeskNotice.EXTERNAL_ORDER, NOW, {"order": "1", "title": "Ozon", "lines": 1})
PATH = "/v1/me/notifications"


def telling(event: Event, container: Container, community: str) -> Sequence[str]:
    """Something happened at a marketplace, or with the connection to OK, that the owner ticked for her mail."""
    _at_the_desk(container, community)
    account = an_account(community=community)
    save(container, community, account, first_seen(account, a_sighting(), NOW))
    data = {
        "account": account.id,
        "order": a_sighting().order,
        "title": account.title,
        "trouble": "key_dead",
        "problem": "push_given_up",
        "reason": "bot_token_refused",
        "buyer": MARIA,
    }
    return [written(an_entry(community=community, subject=account_subject(account.id), event=event, data=data))]


def sending(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _due(community, Channel.EMAIL)


def sending_more(container: Container, community: str) -> Sequence[str]:
    """Another one waits already: both go out together."""
    _at_the_desk(container, community)
    save(container, community, Outbox(community, MARIA, Channel.EMAIL, pending=(replace(ITEM, id="due0"),)))
    return _due(community, Channel.EMAIL)


def sending_to_a_program(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _due(community, Channel.WEBHOOK)


def probing(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    name, _ = partner_of(Channel.EMAIL, MARIA, 10)
    save(container, community, CircuitBreaker(community, name, retry_at=NOW, failures=2))
    return _due(community, Channel.EMAIL)


def withholding(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _due(community, Channel.SMS)


def wishing(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _asks(community, PATH, {"wanted": {"key_ends": ["sms"]}}, version=1)


def giving(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _asks(community, f"{PATH}/sms/address", {"address": "+79160000009"})


def verifying(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    _waiting(container, community, Channel.SMS, "123456")
    return _asks(community, f"{PATH}/sms/verification", {"code": "123456"})


def removing(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _asks(community, f"{PATH}/email/address", None, version=1)


def trying(container: Container, community: str) -> Sequence[str]:
    _at_the_desk(container, community)
    return _asks(community, f"{PATH}/email/test", {})


def linking(container: Container, community: str) -> Sequence[str]:
    """She has opened the link that she was given."""
    _at_the_desk(container, community)
    code = f"{community}_{MARIA}_Secret"
    _waiting(container, community, Channel.TELEGRAM, code)
    body = json.dumps({"code": code, "chat": "4242"})
    return [json.dumps({"path": "/hooks/telegram", "body": body, "headers": {HEADER: "secret"}})]


def _at_the_desk(container: Container, community: str) -> None:
    found(container, community)
    buyer = a_buyer(id=MARIA, community=community, ok_id=ADMIN, name="Мария Орлова")
    save(container, community, buyer, Identity(community, ok_identity(ADMIN), MARIA))
    save(container, community, an_organizer(community=community, role=Role.OWNER))
    works = {
        Channel.EMAIL: Address(MAIL, verified_at=NOW),
        Channel.WEBHOOK: Address("https://hooks.example.com/a", verified_at=NOW),
    }
    wanted = dict.fromkeys(DeskNotice, (Channel.EMAIL, Channel.WEBHOOK))
    save(container, community, NoticeSettings(community, MARIA, wanted, works))


def _waiting(container: Container, community: str, channel: Channel, code: str) -> None:
    digest = container.signing.code_digest(purpose_of(community, MARIA, channel), code)
    address = Address("+79160000009", digest=digest, until=NOW + CODE_LIFE, tries=TRIES)
    known = container.stores.desk_notices.settings(community, [MARIA])[MARIA]
    save(container, community, known.put(channel, address))


def _due(community: str, channel: Channel) -> Sequence[str]:
    data = {"buyer": MARIA, "channel": channel, "notice": ITEM.notice, "about": dict(ITEM.values)}
    entry = an_entry(id=ITEM.id, community=community, subject=buyer_subject(MARIA), event=Event.NOTICE_DUE, data=data)
    return [written(entry)]


def _asks(community: str, path: str, body: object, version: int | None = None) -> Sequence[str]:
    owner = replace(principal(community), id=MARIA, role=Role.OWNER)
    return a_request(community, path, body, owner, version)
