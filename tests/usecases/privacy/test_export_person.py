"""Everything we keep of a person, handed out."""

from datetime import timedelta
from typing import Any, cast

import msgspec
import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, conversation_subject
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.domain.orders.order import KEPT_PAYMENTS
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, NOW, a_comment, a_line, a_principal, an_order
from tests.usecases.annex import Annex
from tests.usecases.payments.till import given_away, received, transferred
from tests.usecases.privacy.people import WORDS, principal, said, settled
from tests.world import ANNA, ELENA

MARIA = a_principal()


@pytest.fixture
def annex() -> Annex:
    return settled()


def exported(annex: Annex, buyer: str = "anna") -> Any:
    """As it is sent."""
    return msgspec.json.decode(
        msgspec.json.encode(annex.container.privacy.export_person.export(principal(buyer, ANNA), buyer))
    )


def test_it_holds_everything_that_is_kept_of_the_person(annex: Annex) -> None:
    document = exported(annex)
    counts = {name: len(part) for name, part in document.items() if isinstance(part, list)}
    assert counts == {
        "orders": 2,
        "payments": 2,
        "claims": 1,
        "proofs": 1,
        "comments": 1,
        "messages": 1,
        "notices": 1,
        "passkeys": 1,
        "history": 4,
    }
    text = msgspec.json.encode(document).decode()
    assert [word for word in WORDS if word not in text] == []


def test_it_holds_where_he_is_reached_and_no_code(annex: Annex) -> None:
    settings = NoticeSettings(COMMUNITY, "anna").with_address(Channel.EMAIL, "anna@example.com", "d1935t", NOW)
    annex.stores.commits.commit(COMMUNITY, Commit((settings, Outbox(COMMUNITY, "anna", Channel.EMAIL, told=("e1",)))))
    found = exported(annex)["desk_notices"]
    assert found["addresses"]["email"]["value"] == "anna@example.com"
    assert found["outboxes"][0]["told"] == ["e1"]
    assert "d1935t" not in str(found)


def test_it_holds_who_he_is_and_what_he_chose(annex: Annex) -> None:
    buyer = exported(annex)["buyer"]
    assert (buyer["ok_id"], buyer["consent"], buyer["muted"]) == (ANNA, "allowed", ["stage"])
    assert buyer["quiet"] == {"start": "22:00:00", "end": "09:00:00"}


def test_it_holds_the_history_of_the_person_his_orders_and_his_claims(annex: Annex) -> None:
    history = [entry["event"] for entry in exported(annex)["history"]]
    assert sorted(history) == ["BuyerJoined", "ClaimFiled", "OrderSaved", "OrderSaved"]


def test_it_leads_to_the_proofs(annex: Annex) -> None:
    document = exported(annex)
    (proof,) = document["proofs"]
    (claim,) = document["claims"]
    assert (proof["claim"], proof["type"]) == (claim["id"], "image/png")
    assert proof["link"].endswith(f"{COMMUNITY}/anna/{claim['id']}-proof1?as=Чек 1001, 1002.png&minutes=60")


def test_it_holds_nothing_of_others(annex: Annex) -> None:
    text = msgspec.json.encode(exported(annex)).decode()
    strangers = (ELENA, "elena", "Елена", "серые", "мне 37", "спасибо", "сама", "2001", "maria")
    assert [word for word in strangers if word in text] == []


def test_of_a_transfer_it_names_the_other_order_only_if_that_is_his_own(annex: Annex) -> None:
    annex.container.payments.record.enter(MARIA, given_away(100, "1001", "2001", "transfer-one"))
    annex.container.payments.record.enter(MARIA, transferred(100, "1001", "1002", "transfer-two"))
    document = exported(annex)
    in_orders = [each["counterpart"] for order in document["orders"] for each in order["payments"]]
    in_ledgers = [each["counterpart"] for each in document["payments"]]
    told = [each["data"]["counterpart"] for each in document["history"] if "counterpart" in each["data"]]
    for named in (in_orders, in_ledgers, told):
        assert sorted({each for each in named if each}) == ["1001", "1002", "another"]
    assert "2001" not in msgspec.json.encode(document).decode()


def test_a_ledger_that_an_order_has_whole_is_not_read_again(annex: Annex) -> None:
    """A person with many orders waits for his document on the page."""
    for place in range(KEPT_PAYMENTS):
        annex.container.payments.record.enter(MARIA, received(100, "1002", f"form-of-maria-{place}"))
    annex.wire.set()
    document = annex.container.privacy.export_person.export(MARIA, "anna")
    assert annex.wire.calls.count("MemoryPayments.of_order") == 1
    ledger = [each for number in ("1001", "1002") for each in annex.stores.payments.of_order(COMMUNITY, number)]
    assert [each["id"] for each in cast("Any", document["payments"])] == [each.id for each in ledger]


def test_of_somebody_who_is_no_buyer_it_holds_what_he_wrote(annex: Annex) -> None:
    stranger = "570000000999"
    annex.save(said("stranger", stranger, "а я мимо"))
    annex.stores.comments.put([a_comment(id="of-stranger", author=stranger, text="красиво")])
    document: Any = annex.container.privacy.export_person.export_number(MARIA, stranger)
    assert [each["text"] for each in (*document["messages"], *document["comments"])] == ["а я мимо", "красиво"]
    assert (document["ok_id"], document["proofs"]) == (stranger, [])
    entry = annex.memory.journal[-1]
    assert (entry.event, entry.subject) == (
        Event.EXPORT_MADE,
        conversation_subject(person_key(COMMUNITY, stranger)),
    )


def test_orders_come_newest_first_however_many_there_are(annex: Annex) -> None:
    for place in range(230):
        order = an_order((a_line(),), number=str(3_000 + place), purchase=f"q{place}", buyer="anna")
        annex.save(order)
        assert order.created_at == NOW
    numbers = [order["number"] for order in exported(annex)["orders"]]
    assert len(numbers) == len(set(numbers)) == 232
    assert numbers[-1] == "1002"


def test_comments_come_all_though_only_half_a_year_of_them_is_shown(annex: Annex) -> None:
    annex.stores.comments.put([a_comment(id=f"c{place}", at=NOW - timedelta(days=place)) for place in range(1, 189)])
    assert len(exported(annex)["comments"]) == 189


def test_an_organizer_hands_out_what_a_buyer_asks_him_for(annex: Annex) -> None:
    assert annex.container.privacy.export_person.export(MARIA, "anna")["made_at"] == annex.clock()


def test_it_begins_with_how_to_read_it_in_both_languages(annex: Annex) -> None:
    for document in (
        annex.container.privacy.export_person.export(MARIA, "anna"),
        annex.container.privacy.export_person.export_number(MARIA, ANNA),
    ):
        assert next(iter(document)) == "about"
        assert "в копейках" in str(document["about"])
        assert "in kopecks" in str(document["about"])


def test_the_journal_says_of_whom_everything_was_handed_out(annex: Annex) -> None:
    annex.container.privacy.export_person.export(MARIA, "anna")
    entry = annex.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.EXPORT_MADE, "buyer/anna")


def test_a_missing_buyer_and_one_of_another_tenant_are_missing(annex: Annex) -> None:
    for who, buyer in ((MARIA, "nobody"), (a_principal(community="c2"), "anna")):
        with pytest.raises(NotFound):
            annex.container.privacy.export_person.export(who, buyer)
    assert Event.EXPORT_MADE not in annex.memory.events()


def test_of_an_erased_person_there_are_the_orders_and_the_act(annex: Annex) -> None:
    annex.container.privacy.erase_person.erase(COMMUNITY, "anna", "operator")
    document = exported(annex)
    assert (len(document["orders"]), len(document["payments"])) == (2, 2)
    assert document["comments"] == document["messages"] == document["notices"] == document["proofs"] == []
    text = msgspec.json.encode(document).decode()
    assert [word for word in (*WORDS, ANNA) if word in text] == []
