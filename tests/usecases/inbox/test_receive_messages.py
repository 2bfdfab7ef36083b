"""OK delivers what people write."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.errors import NotFound, TooLarge
from chalicelib.domain.inbox.message import TEXT_LENGTH, MessageKind
from chalicelib.domain.journal import Event
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.inbox.receive_messages import HOOK
from chalicelib.usecases.ports import Commit, IncomingMessage
from tests.factories import COMMUNITY, NOW, a_message
from tests.usecases.annex import Annex
from tests.world import ANNA

OURS, ELSEWHERE = "217.20.145.193", "203.0.113.7"
BODY = b"a delivery"


def incoming(**fields: Any) -> IncomingMessage:
    given = {"id": "mid:1", "kind": MessageKind.MESSAGE, "user": ANNA, "name": "Анна Петрова", "chat": "chat:1"}
    return IncomingMessage(**{**given, "text": "Когда раздача?", "at": NOW, **fields})


@pytest.fixture
def annex() -> Annex:
    annex = Annex()
    annex.partners.webhook_parser.networks.add(OURS)
    annex.partners.webhook_parser.deliveries[BODY] = incoming()
    return annex


def deliver(annex: Annex, body: bytes = BODY, address: str = OURS, key: str | None = None) -> list[str]:
    return [
        *annex.container.inbox.receive_messages.accept(
            annex.container.signing.signer.sign(HOOK, COMMUNITY) if key is None else key, address, body
        )
    ]


def test_a_message_is_kept_with_its_journal_entry_in_one_commit(annex: Annex) -> None:
    assert deliver(annex) == []
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == [a_message(received_at=annex.clock())]
    (entry,) = annex.memory.journal
    assert (entry.event, entry.data["message"]) == (Event.MESSAGE_RECEIVED, "mid:1")


def test_a_message_whose_time_ok_does_not_tell_is_of_the_moment_it_came(annex: Annex) -> None:
    annex.partners.webhook_parser.deliveries[BODY] = incoming(at=None)
    assert deliver(annex) == []
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == [a_message(at=annex.clock(), received_at=annex.clock())]


def test_the_journal_does_not_name_the_person_because_it_stays_when_he_is_erased(annex: Annex) -> None:
    deliver(annex)
    assert ANNA not in repr(annex.memory.journal)
    assert "Анна" not in repr(annex.memory.journal)
    assert annex.memory.journal[0].data["person"] == person_key(COMMUNITY, ANNA)


def test_of_an_erased_person_nothing_is_kept_until_he_comes_himself(annex: Annex) -> None:
    """It may have been written before, and come late; OK is told that it was taken."""
    mark = erasure_mark(COMMUNITY, ANNA, "anna")
    annex.save(mark)
    assert deliver(annex) == []
    assert (annex.stores.messages.of_user(COMMUNITY, ANNA), annex.memory.journal) == ([], [])
    annex.stores.commits.commit(COMMUNITY, Commit(remove=(mark,)))
    deliver(annex)
    assert len(annex.stores.messages.of_user(COMMUNITY, ANNA)) == 1


def test_a_delivery_that_comes_again_changes_nothing(annex: Annex) -> None:
    for _ in range(3):
        assert deliver(annex) == []
        annex.clock.pass_by(hours=1)
    assert len(annex.stores.messages.of_user(COMMUNITY, ANNA)) == len(annex.memory.journal) == 1


def test_two_messages_are_two(annex: Annex) -> None:
    annex.partners.webhook_parser.deliveries[b"another"] = incoming(id="mid:2")
    deliver(annex)
    deliver(annex, b"another")
    assert [message.id for message in annex.stores.messages.of_user(COMMUNITY, ANNA)] == ["mid:1", "mid:2"]


def test_a_pressed_button_is_kept_with_its_payload_and_the_message_it_stood_under(annex: Annex) -> None:
    pressed = incoming(id="cb:1", kind=MessageKind.CALLBACK, payload="paid:1001", reply_to="mid:9", text="")
    annex.partners.webhook_parser.deliveries[BODY] = pressed
    deliver(annex)
    (message,) = annex.stores.messages.of_user(COMMUNITY, ANNA)
    assert (message.kind, message.payload, message.reply_to) == (MessageKind.CALLBACK, "paid:1001", "mid:9")


def test_what_we_know_nothing_of_is_acknowledged_and_not_kept(annex: Annex) -> None:
    annex.partners.webhook_parser.deliveries[BODY] = incoming(kind=MessageKind.OTHER)
    assert deliver(annex) == []
    assert annex.memory.journal == []


def test_what_cannot_be_read_is_acknowledged_and_seen_by_an_operator(annex: Annex) -> None:
    """OK would bring it again for hours, and then drop us."""
    assert deliver(annex, b"no delivery") == ["json_unreadable"]
    assert annex.memory.journal == []


def test_a_long_text_is_cut(annex: Annex) -> None:
    annex.partners.webhook_parser.deliveries[BODY] = incoming(text="я" * 10_000)
    deliver(annex)
    assert len(annex.stores.messages.of_user(COMMUNITY, ANNA)[0].text) == TEXT_LENGTH


@pytest.mark.parametrize("key", ["", "made up", COMMUNITY, f"order.{COMMUNITY}", f"{HOOK}{COMMUNITY}"])
def test_an_address_that_we_never_gave_leads_nowhere(annex: Annex, key: str) -> None:
    """Neither does what is signed for something else."""
    with pytest.raises(NotFound):
        deliver(annex, key=key)
    assert annex.memory.journal == []


def test_the_address_of_another_community_fills_only_its_own_inbox(annex: Annex) -> None:
    deliver(annex, key=annex.container.signing.signer.sign(HOOK, "c2"))
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == []
    assert [message.community for message in annex.stores.messages.of_user("c2", ANNA)] == ["c2"]


def test_a_delivery_from_elsewhere_is_taken_and_seen_by_an_operator(annex: Annex) -> None:
    assert deliver(annex, address=ELSEWHERE) == ["hook_from_elsewhere"]
    assert len(annex.stores.messages.of_user(COMMUNITY, ANNA)) == 1


def test_a_delivery_from_elsewhere_is_not_taken_where_that_is_enforced(annex: Annex) -> None:
    annex.settings = replace(annex.settings, ok_hook_enforce="yes")
    for address in (ELSEWHERE, ""):
        with pytest.raises(NotFound):
            deliver(annex, address=address)
    assert annex.memory.journal == []
    assert deliver(annex) == []


def test_what_is_too_large_is_refused(annex: Annex, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(_: bytes) -> IncomingMessage:
        raise TooLarge

    monkeypatch.setattr(annex.partners.webhook_parser, "read", too_large)
    with pytest.raises(TooLarge):
        deliver(annex)


def test_a_message_of_somebody_unknown_is_kept_too(annex: Annex) -> None:
    annex.partners.webhook_parser.deliveries[BODY] = incoming(user="570000000999")
    deliver(annex)
    assert len(annex.stores.messages.of_user(COMMUNITY, "570000000999")) == 1
