"""What comes while an erasure goes on brings nothing of the person back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, ok_identity
from chalicelib.domain.errors import Conflict, Stale, Unavailable
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.domain.privacy.pseudonyms import erased_identity
from chalicelib.usecases.payments.file_claims import ClaimRequest
from tests import fakes
from tests.factories import COMMUNITY, NOW, a_launch, a_line, a_principal, an_order
from tests.usecases.annex import Annex
from tests.usecases.privacy.erasing import calls_to_the_beginning, erase, launch, stored, undisturbed
from tests.usecases.privacy.people import PNG, principal, settled
from tests.usecases.rivals import late
from tests.world import ANNA


@pytest.fixture
def annex() -> Annex:
    return settled()


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
