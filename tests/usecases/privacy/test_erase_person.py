"""A person's data is erased at his wish."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.buyers.buyer import Buyer, Consent, Erasure, ok_identity
from chalicelib.domain.errors import Conflict, NotFound, Stale, Unavailable
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.domain.privacy.pseudonyms import erased_identity
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.ports import Commit
from tests import fakes
from tests.factories import (
    COMMUNITY,
    NOW,
    a_comment,
    a_launch,
    a_line,
    a_principal,
    an_entry,
    an_order,
    order_saved,
)
from tests.usecases.annex import Annex
from tests.usecases.privacy.people import PNG, WORDS, principal, said, settled
from tests.usecases.rivals import Overtaken, late
from tests.usecases.tripwire import Died, die
from tests.world import ANNA, ELENA

ACT = Erasure(notices=1, comments=1, messages=1, passkeys=1, files=3, claims=1, orders=2, payments=2)
ASKED = an_entry(event=Event.ERASURE_ASKED, actor="buyer/anna", data={"buyer": "anna"})


@pytest.fixture
def annex() -> Annex:
    return settled()


def erase(annex: Annex, actor: str = "operator") -> Buyer:
    return annex.container.privacy.erase_person.erase(COMMUNITY, "anna", actor)


def stored(annex: Annex) -> str:
    """All that is stored anywhere."""
    memory = annex.memory
    return repr([memory.things, memory.comments, memory.claims, memory.journal, memory.causes])


# What goes


def test_nothing_personal_is_left_anywhere(annex: Annex) -> None:
    assert [word for word in (*WORDS, ANNA) if word not in stored(annex)] == []
    erase(annex)
    assert [word for word in (*WORDS, ANNA) if word in stored(annex)] == []


def test_where_he_is_reached_and_what_he_was_told_goes_with_him(annex: Annex) -> None:
    settings = NoticeSettings(COMMUNITY, "anna").with_address(Channel.SMS, "+79160000009", "digest", NOW)
    annex.stores.commits.commit(COMMUNITY, Commit((settings, Outbox(COMMUNITY, "anna", Channel.SMS))))
    act = erase(annex).erasure
    assert act
    assert act.desk_notices == 2
    assert annex.stores.desk_notices.settings(COMMUNITY, ["anna"])["anna"].addresses == {}
    assert annex.memory.of(Outbox, COMMUNITY) == []


def test_notices_comments_messages_and_passkeys_are_gone(annex: Annex) -> None:
    erase(annex)
    assert annex.stores.notices.of_buyer(COMMUNITY, "anna") == []
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == []
    assert annex.stores.passkeys.of_person(COMMUNITY, "anna") == []
    assert annex.stores.comments.of_author(COMMUNITY, ANNA, NOW, None, 20).things == []


def test_proofs_are_gone_whether_a_claim_took_them_over_or_not(annex: Annex) -> None:
    erase(annex)
    assert annex.stores.proofs.count(COMMUNITY, "anna") == 0
    for proof in ("proof1", "unclaimed1"):
        assert annex.stores.files.size(COMMUNITY, uploaded_proof("anna", proof)) is None


def test_all_that_is_left_of_the_person_is_an_id_and_the_act(annex: Annex) -> None:
    left = erase(annex)
    expected = Buyer("anna", COMMUNITY, "", consent=Consent.WITHDRAWN, erasure=ACT, erased_at=annex.clock())
    assert replace(left, version=0) == expected
    assert annex.stores.buyers.get(COMMUNITY, "anna") == left


# What stays


def test_orders_and_payments_stay_without_the_buyers_words(annex: Annex) -> None:
    before = annex.stores.orders.get(COMMUNITY, "1001")
    ledger = annex.stores.payments.of_order(COMMUNITY, "1001")
    erase(annex)
    after = annex.stores.orders.get(COMMUNITY, "1001")
    assert [line.comment for line in after.lines] == [""]
    wordless = tuple(replace(line, comment="") for line in before.lines)
    assert after == replace(before, lines=wordless, version=before.version + 1)
    assert annex.stores.payments.of_order(COMMUNITY, "1001") == ledger


def test_claims_stay_without_the_name_the_words_and_the_proof(annex: Annex) -> None:
    (before,) = annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things
    erase(annex)
    (after,) = annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things
    nameless = replace(before, buyer_name="", comment="", proof=None, proof_type="")
    assert after == replace(nameless, version=before.version + 1)


def test_an_order_in_which_nothing_was_said_is_not_written(annex: Annex) -> None:
    before = annex.stores.orders.get(COMMUNITY, "1002").version
    erase(annex)
    assert annex.stores.orders.get(COMMUNITY, "1002").version == before


def test_everything_of_others_stays(annex: Annex) -> None:
    def hers() -> Any:
        document = annex.container.privacy.export_person.export(principal("elena", ELENA), "elena")
        return {name: part for name, part in document.items() if name not in ("made_at", "history")}

    before = hers()
    erase(annex)
    assert hers() == before
    assert annex.stores.proofs.count(COMMUNITY, "elena") == 3


def test_the_journal_has_the_act_with_its_counts_and_who_asked(annex: Annex) -> None:
    annex.container.privacy.erase_person.run(ASKED)
    (entry,) = [each for each in annex.memory.journal if each.event == Event.BUYER_ERASED]
    assert (entry.subject, entry.actor, entry.data) == ("buyer/anna", "buyer/anna", to_builtins(ACT))


def test_more_than_a_page_of_orders_and_claims_is_cleaned(annex: Annex) -> None:
    for place in range(130):
        wish = ClaimRequest(key=f"form-number-{place}", orders=("1002",), amount=1, paid_at=NOW, comment="ещё одна")
        claim = annex.container.payments.file_claims.file(principal("anna", ANNA), wish)
        annex.container.payments.review_claims.reject(a_principal(), claim.id, "нет")
    assert erase(annex).erasure == replace(ACT, claims=131)
    assert "ещё одна" not in stored(annex)


# Asking


def asked(annex: Annex) -> Sequence[Entry]:
    return [each for each in annex.memory.journal if each.event == Event.ERASURE_ASKED]


def test_it_is_asked_for_through_the_journal_and_done_as_a_job(annex: Annex) -> None:
    annex.acting = principal("anna", ANNA)
    annex.container.privacy.erase_person.ask(annex.acting, "anna")
    annex.acting = SYSTEM
    (entry,) = asked(annex)
    assert (entry.actor, entry.data) == ("buyer/anna", {"buyer": "anna"})
    assert annex.stores.buyers.get(COMMUNITY, "anna").erased_at is None
    annex.container.privacy.erase_person.run(entry)
    assert annex.stores.buyers.get(COMMUNITY, "anna").erased_at


def test_of_an_erased_person_nothing_more_is_asked(annex: Annex) -> None:
    erase(annex)
    annex.container.privacy.erase_person.ask(a_principal(), "anna")
    assert asked(annex) == []


def test_a_missing_buyer_and_one_of_another_tenant_are_missing(annex: Annex) -> None:
    before = stored(annex)
    for who, buyer in ((a_principal(), "nobody"), (a_principal(community="c2"), "anna")):
        with pytest.raises(NotFound):
            annex.container.privacy.erase_person.ask(who, buyer)
        with pytest.raises(NotFound):
            annex.container.privacy.erase_person.erase(who.community, buyer, "operator")
        annex.container.privacy.erase_person.run(replace(ASKED, community=who.community, data={"buyer": buyer}))
    assert stored(annex) == before


# Breaking off


def end(annex: Annex) -> Any:
    memory = annex.memory
    journal = [(each.event, each.subject, each.actor, each.data) for each in memory.journal]
    things = {key: _timeless(thing) for key, thing in memory.things.items()}
    return things, memory.comments, memory.claims, journal, annex.stores.files.contents, annex.stores.proofs.kept


def _timeless(thing: Any) -> Any:
    return replace(thing, erased_at=NOW) if isinstance(thing, Buyer) and thing.erased_at else thing


def undisturbed() -> tuple[Any, int]:
    annex = settled()
    annex.wire.set()
    annex.container.privacy.erase_person.run(ASKED)
    return end(annex), len(annex.wire.calls)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
@pytest.mark.parametrize("redeliveries", [1, 3])
def test_whichever_call_it_dies_at_the_next_delivery_brings_it_to_the_same_end(after: bool, redeliveries: int) -> None:
    """The act too says what there was, not what was left for the last try."""
    expected, calls = undisturbed()
    assert calls >= 20
    for at in range(calls):
        annex = settled()
        annex.wire.set(at, die, after=after)
        with pytest.raises(Died):
            annex.container.privacy.erase_person.run(ASKED)
        name = annex.wire.calls[at]
        for _ in range(redeliveries):
            annex.clock.pass_by(minutes=5)
            annex.container.privacy.erase_person.run(ASKED)
        assert end(annex) == expected, f"{name}, call {at}"


def test_twice_is_once(annex: Annex) -> None:
    expected, _ = undisturbed()
    for _ in range(3):
        annex.container.privacy.erase_person.run(ASKED)
    assert end(annex) == expected
    assert erase(annex).erasure == ACT


def test_done_again_it_removes_what_was_left_behind_and_leaves_the_act(annex: Annex) -> None:
    left = erase(annex)
    (claim,) = annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things
    order = annex.stores.orders.get(COMMUNITY, "1001")
    late = replace(claim, buyer_name="Анна Петрова", comment="перевела мама")
    annex.save(late, replace(order, lines=tuple(replace(line, comment="мне 38, срочно") for line in order.lines)))
    annex.stores.proofs.kept[COMMUNITY, "anna/late"] = b"picture"
    assert erase(annex) == left
    assert [word for word in (*WORDS, ANNA) if word in stored(annex)] == []
    assert annex.stores.proofs.count(COMMUNITY, "anna") == 0
    assert annex.memory.events().count(Event.BUYER_ERASED) == 1


def test_two_at_once_are_one() -> None:
    expected, calls = undisturbed()
    for at in range(calls):
        annex = settled()
        annex.wire.set(at, partial(annex.container.privacy.erase_person.run, ASKED))
        annex.container.privacy.erase_person.run(ASKED)
        assert end(annex) == expected, at


def test_a_silent_store_is_unavailable_and_the_next_try_ends_it(annex: Annex) -> None:
    def silent() -> None:
        raise Unavailable

    annex.wire.set(10, silent)
    with pytest.raises(Unavailable):
        erase(annex)
    assert erase(annex).erasure == ACT


def test_an_order_that_changes_meanwhile_loses_its_words_all_the_same(annex: Annex) -> None:
    def changes() -> None:
        order = annex.stores.orders.get(COMMUNITY, "1001")
        annex.save(replace(order, revision=order.revision + 1))

    ahead: list[Callable[[], object]] = [lambda: None, lambda: None, changes, changes]
    replace(annex.container.privacy.erase_person, commits=Overtaken(annex.memory, ahead=ahead)).erase(
        COMMUNITY, "anna", "operator"
    )
    assert [word for word in WORDS if word in stored(annex)] == []


def test_who_loses_again_and_again_comes_back_later(annex: Annex) -> None:
    def changes() -> None:
        buyer = annex.stores.buyers.get(COMMUNITY, "anna")
        annex.save(replace(buyer, language="en"))

    hurried = replace(annex.container.privacy.erase_person, commits=Overtaken(annex.memory, ahead=[changes] * 10))
    with pytest.raises(Stale):
        hurried.erase(COMMUNITY, "anna", "operator")
    assert erase(annex).erased_at


# What comes while it goes on


def during(deed: Callable[[Annex], object]) -> Iterator[tuple[Annex, str]]:
    """Ended erasures, and the call at which ``deed`` came between; from the beginning on it comes at each."""
    first = calls_to_the_beginning()
    _, calls = undisturbed()
    for at in range(first, calls):
        annex = settled()
        annex.wire.set(at, partial(deed, annex))
        erase(annex)
        yield annex, f"{annex.wire.calls[at]}, call {at}"


def imports(annex: Annex) -> None:
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    job = annex.previewed(content=FILE)
    annex.container.imports.manage.start(a_principal(), job.id)
    annex.driven(job.id)


FILE = (
    "Профиль;Имя;Телефон;Артикул;Наименование;Размер;Кол-во;Цена;Комментарий\n"
    f"{ANNA};Анна Петрова;+79035557788;Б-1;Ботинки;38;1;100;позвоните после шести"
).encode()


def test_a_file_that_names_him_meanwhile_brings_neither_his_name_nor_his_words_back() -> None:
    for annex, at in during(imports):
        assert annex.stores.buyers.get(COMMUNITY, "anna").name == "", at
        own = [order for order in annex.memory.orders(COMMUNITY) if order.buyer == "anna"]
        assert {line.comment for order in own for line in order.lines} == {""}, at


def test_an_import_that_knew_him_before_the_beginning_saves_nothing_for_him(annex: Annex) -> None:
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    nameless = FILE.replace("Анна Петрова;+79035557788".encode(), b";")
    job = annex.previewed(content=nameless)
    annex.container.imports.manage.start(a_principal(), job.id)
    with pytest.raises(Stale):
        late(annex, partial(erase, annex)).container.imports.run.run(annex.asked(job.id)[-1])
    assert [order.number for order in annex.memory.orders(COMMUNITY) if order.buyer == "anna"] == ["1001", "1002"]


def test_an_order_that_is_listed_late_is_cleaned_all_the_same(annex: Annex) -> None:
    """A list follows its things with a delay."""
    annex.save(an_order((a_line(comment="мне 38, срочно"),), number="1003", purchase="p3"))

    class Late(fakes.MemoryOrders):
        looks = 0

        def of_buyer(self, *given: Any, **named: Any) -> Any:
            Late.looks += 1
            page = super().of_buyer(*given, **named)
            seen = [card for card in page.things if card.number != "1003" or Late.looks > 2]
            return replace(page, things=seen)

    replace(annex.container.privacy.erase_person, orders=Late(annex.memory)).erase(COMMUNITY, "anna", "operator")
    assert [line.comment for line in annex.stores.orders.get(COMMUNITY, "1003").lines] == [""]


def test_who_opens_the_cabinet_meanwhile_is_not_collected_again() -> None:
    def come(annex: Annex) -> None:
        with suppress(Unavailable):  # while it goes on nobody gets in
            launch(annex)

    for annex, at in during(come):
        annex.show("1")
        annex.say("1", "a", author=ANNA)
        annex.collect()
        is_new = ok_identity(ANNA) in annex.stores.buyers.by_identities(COMMUNITY, [ok_identity(ANNA)])
        assert [*annex.kept("1")] == (["a"] if is_new else []), at


def test_a_mark_that_is_lost_meanwhile_is_there_at_the_end() -> None:
    key = erased_identity(COMMUNITY, ANNA)
    for annex, at in during(lambda annex: annex.memory.claims.pop(("Identity", COMMUNITY, key), None)):
        if not at.startswith("MemoryCommits.commit"):  # the last one: nobody takes the mark away after it
            assert key in annex.stores.buyers.by_identities(COMMUNITY, [key]), at


def test_the_button_of_consent_meanwhile_changes_nothing() -> None:
    def press(annex: Annex) -> None:
        annex.partners.launches.signed["query"] = a_launch(user=ANNA)
        annex.partners.group.allowing.add(ANNA)
        assert (
            annex.container.access.manage_consent.check(principal("anna", ANNA), "query").consent is Consent.WITHDRAWN
        )

    for annex, at in during(press):
        assert annex.stores.buyers.get(COMMUNITY, "anna").consent is Consent.WITHDRAWN, at


def test_a_claim_meanwhile_is_refused_and_its_proof_is_not_kept() -> None:
    def reports(annex: Annex) -> None:
        annex.stores.files.write(COMMUNITY, uploaded_proof("anna", "proof2"), PNG)
        wish = ClaimRequest(
            key="meets-erasure", orders=("1002",), amount=100, paid_at=NOW, comment="моя карта", proof="proof2"
        )
        with pytest.raises(Conflict, match="person_erased"):
            annex.container.payments.file_claims.file(principal("anna", ANNA), wish)

    for annex, at in during(reports):
        assert "моя карта" not in stored(annex), at
        assert [name for _, name in annex.stores.proofs.kept if name.startswith("anna/")] == [], at


# Whoever is no buyer


def test_what_somebody_wrote_who_never_was_a_buyer_is_erased_by_his_number_with_an_act(annex: Annex) -> None:
    stranger = "570000000999"
    annex.save(said("stranger", stranger, "а я мимо"))
    annex.stores.comments.put([a_comment(id="of-stranger", author=stranger, text="красиво")])
    left = annex.container.privacy.erase_person.erase_number(COMMUNITY, stranger, "operator")
    assert left.erasure == Erasure(messages=1, comments=1)
    assert [word for word in ("а я мимо", "красиво", stranger) if word in stored(annex)] == []
    mark = erased_identity(COMMUNITY, stranger)
    assert mark in annex.stores.buyers.by_identities(COMMUNITY, [mark])


def test_what_he_wrote_after_his_erasure_is_erased_by_his_number_too(annex: Annex) -> None:
    erase(annex)
    annex.save(said("anna2", ANNA, "я снова"))
    assert annex.container.privacy.erase_person.erase_number(COMMUNITY, ANNA, "operator").erasure == Erasure(messages=1)
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == []


def test_by_his_number_a_buyer_is_erased_as_by_his_id(annex: Annex) -> None:
    left = annex.container.privacy.erase_person.erase_number(COMMUNITY, ANNA, "operator")
    assert (left.id, left.erasure) == ("anna", ACT)


# Afterwards


def test_from_its_beginning_on_he_has_no_name_and_hears_nothing(annex: Annex) -> None:
    annex.wire.set(calls_to_the_beginning(), die)
    with pytest.raises(Died):
        erase(annex)
    begun = annex.stores.buyers.get(COMMUNITY, "anna")
    assert (begun.name, begun.phone, begun.consent, begun.erasure) == ("", None, Consent.WITHDRAWN, ACT)


def calls_to_the_beginning() -> int:
    """Right after the first commit."""
    annex = settled()
    annex.wire.set()
    annex.container.privacy.erase_person.run(ASKED)
    return annex.wire.calls.index("MemoryCommits.commit") + 1


def test_from_its_beginning_on_his_comments_are_not_collected(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", author=ANNA)
    annex.say("1", "b", author=ELENA)
    annex.wire.set(calls_to_the_beginning(), annex.collect)
    erase(annex)
    assert [*annex.kept("1")] == ["b"]
    annex.collect()
    assert [*annex.kept("1")] == ["b"]


def test_a_launch_afterwards_is_a_new_buyer_who_may_be_collected_again(annex: Annex) -> None:
    erase(annex)
    session = launch(annex)
    assert session != "anna"
    assert annex.stores.buyers.by_identities(COMMUNITY, [erased_identity(COMMUNITY, ANNA)]) == {}
    annex.show("1")
    annex.say("1", "a", author=ANNA)
    annex.collect()
    assert [*annex.kept("1")] == ["a"]


def launch(annex: Annex) -> str:
    annex.partners.launches.signed["query"] = a_launch(user=ANNA)
    return annex.container.access.open_session.open("query").principal.id


def test_the_new_buyer_has_nothing_of_the_old_one_and_can_be_erased_too(annex: Annex) -> None:
    erase(annex)
    new = launch(annex)
    assert annex.stores.orders.of_buyer(COMMUNITY, new, None, None, 20).things == []
    left = annex.container.privacy.erase_person.erase(COMMUNITY, new, "operator")
    assert left.erasure == Erasure()
    assert annex.stores.buyers.by_identities(COMMUNITY, [ok_identity(ANNA)]) == {}


def test_a_person_whom_a_file_brings_back_can_be_erased_again(annex: Annex) -> None:
    erase(annex)
    annex.clock.pass_by(minutes=1)
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    annex.imported(f"{ANNA};Анна Петрова;+79035557788;Б-1;Ботинки;38;1;100")
    back = annex.stores.buyers.by_identities(COMMUNITY, [ok_identity(ANNA)])[ok_identity(ANNA)]
    assert back.id != "anna"
    assert annex.container.privacy.erase_person.erase(COMMUNITY, back.id, "operator").erased_at
    assert ANNA not in stored(annex)


def test_whom_a_file_brings_back_is_collected_again_when_he_comes_himself(annex: Annex) -> None:
    erase(annex)
    annex.clock.pass_by(minutes=1)
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    annex.imported(f"{ANNA};Анна Петрова;;Б-1;Ботинки;38;1;100")
    annex.show("1")
    annex.say("1", "a", author=ANNA)
    annex.collect()
    assert annex.kept("1") == {}
    launch(annex)
    annex.say("1", "b", author=ANNA)
    annex.collect()
    assert "b" in annex.kept("1")


def test_a_notice_to_an_erased_person_is_withheld(annex: Annex) -> None:
    erase(annex)
    order = annex.stores.orders.get(COMMUNITY, "1001")
    annex.container.notices.send.send(order_saved(order))
    assert annex.partners.bot.sent == []
    assert (annex.notice().state, annex.notice().reason) == (NoticeState.WITHHELD, "erased")
    assert not annex.notice().undelivered
