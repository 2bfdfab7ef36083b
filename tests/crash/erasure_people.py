"""Who is erased while a handler works, what only he is or has said, and where it is looked for afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from msgspec import structs

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Buyer, ok_identity
from chalicelib.domain.errors import Erased
from chalicelib.domain.imports.import_job import ImportState, plan_file
from chalicelib.domain.inbox.message import Message, MessageKind
from chalicelib.domain.journal import Event, buyer_subject
from chalicelib.domain.payments.proofs import kept_proof, uploaded_proof
from tests.crash.handler import Handler
from tests.crash.preparations import save, written
from tests.crash.tenant import Photograph
from tests.factories import NOW, a_buyer, a_claim, a_claimed_order, a_comment, an_entry, an_import, ok_id_of
from tests.world import ANNA

NAME, PHONE, AT_ORDER, AT_CLAIM, COMMENT, MESSAGE, IN_FILE = (
    "Анна Неповторимая",
    "+79035557788",
    "позвоните после шести",
    "перевела мама",
    "мне 38, срочно",
    "когда же раздача",
    "снимок чека",
)
PLANTED = (NAME, PHONE, AT_ORDER, AT_CLAIM, COMMENT, MESSAGE, IN_FILE)
PICTURE = b"\x89PNG\r\n\x1a\n " + IN_FILE.encode()


@dataclass(frozen=True)
class Person:
    """``called`` is what a handler's tenant, or its message, says of him; ``buyer`` his id there, if he has one."""

    ok_id: str
    called: Sequence[str] = ()
    buyer: str = ""

    def __str__(self) -> str:
        return self.ok_id[-3:]

    def met(self, container: Container, community: str) -> Person:
        """With the number that he has in this tenant."""
        known = container.stores.buyers.many(community, [self.buyer]) if self.buyer else {}
        return replace(self, ok_id=known[self.buyer].ok_id or self.ok_id) if known else self

    def known(self, container: Container, community: str) -> Buyer | None:
        key = ok_identity(self.ok_id)
        return container.stores.buyers.by_identities(community, [key]).get(key)


ANYBODY = (Person(ANNA, ("Когда привезут",), "anna"),)
RENAMED, NEW, BAD = (
    Person(ok_id_of(3), ("Покупатель 3", "Новое Имя")),
    Person(ok_id_of(4), ("Покупатель 4",)),
    Person(ok_id_of(99), ("Покупатель 99",)),
)
"""Of those in the files: one who has an order and is called otherwise there, one who is new, one whose row is bad."""

IN_A_FILE: Mapping[str, Sequence[Person]] = {
    "import_orders reading": (BAD,),
    "import_orders comparing": (RENAMED, NEW),
    "import_orders applying": (RENAMED, NEW),
}


def people_of(handler: Handler) -> Sequence[Person]:
    target = handler.name.partition(":")[0]
    return IN_A_FILE.get(target, (RENAMED,)) if target.startswith("import_orders") else ANYBODY


def plant(container: Container, community: str, person: Person, *, at_orders: bool) -> None:
    """He has said something wherever one can, and stands in a file of before.

    ``at_orders``: of those that he has, too. An erasure changes just orders that hold words, and whoever writes one of
    them notices that: a writer must not rely on it.
    """
    said = Message(
        id="mid:past",
        community=community,
        kind=MessageKind.MESSAGE,
        user=person.ok_id,
        name=NAME,
        chat="chat:1",
        text=MESSAGE,
        at=NOW,
        received_at=NOW,
    )
    save(container, community, said)
    with suppress(Erased):  # he was erased before
        container.stores.comments.put([a_comment(community=community, id="past", author=person.ok_id, text=COMMENT)])
    buyer = person.known(container, community)
    if buyer:
        save(container, community, structs.replace(buyer, name=NAME, phone=PHONE))
        _plant_words(container, buyer, at_orders=at_orders)
    past = an_import(id="past", community=community, state=ImportState.DONE, created_at=NOW)
    save(container, community, past)
    told = json.dumps([{"ok_id": person.ok_id, "name": NAME, "phone": PHONE}], ensure_ascii=False)
    container.stores.files.write(community, plan_file(past.id, 0), told.encode())


def _plant_words(container: Container, buyer: Buyer, *, at_orders: bool) -> None:
    community = buyer.community
    for card in container.stores.orders.of_buyer(community, buyer.id, None, None, 20).things if at_orders else ():
        order = container.stores.orders.get(community, card.number)
        save(
            container,
            community,
            structs.replace(order, lines=tuple(structs.replace(line, comment=AT_ORDER) for line in order.lines)),
        )
    for listed in container.stores.claims.of_buyer(community, buyer.id, None, 20).things:
        claim = container.stores.claims.get(community, listed.id)
        save(container, community, structs.replace(claim, buyer_name=NAME, comment=AT_CLAIM))
    own = {"id": "past", "community": community, "buyer": buyer.id, "buyer_name": NAME, "comment": AT_CLAIM}
    save(container, community, a_claim(a_claimed_order(number="900999"), proof="past", proof_type="image/png", **own))
    upload(container, buyer, "past")
    container.stores.proofs.keep(community, uploaded_proof(buyer.id, "past"), kept_proof(buyer.id, "past"), 1)


def upload(container: Container, buyer: Buyer, name: str) -> None:
    """What a browser does with a form that he was given."""
    container.stores.files.write(buyer.community, uploaded_proof(buyer.id, name), PICTURE)


def found(photograph: Photograph, words: Sequence[str]) -> list[str]:
    """Where any of these words stands, as it stands there."""
    places = [
        *((table, json.dumps(item, ensure_ascii=False)) for table, items in photograph.items.items() for item in items),
        *((name, name + content.decode("utf-8-sig", "replace")) for name, content in photograph.files.items()),
    ]
    whole = re.compile("|".join(rf"{re.escape(word)}(?!\d)" for word in words))
    return [f"{match.group()!r} in {place}: {text[:300]}" for place, text in places if (match := whole.search(text))]


def looking_again(container: Container, community: str) -> Sequence[str]:
    """Anna was erased a while ago; then a file came by a form that she had, and an import is over."""
    buyer = structs.replace(a_buyer(community=community), name="", ok_id="", erased_at=NOW)
    at, subject = NOW - timedelta(hours=2), buyer_subject(buyer.id)
    job = an_import(community=community, state=ImportState.DONE, created_at=at)
    save(container, community, buyer, job)
    upload(container, buyer, "late")
    container.stores.files.write(community, plan_file(job.id, 0), b"[]")
    return [written(an_entry(community=community, subject=subject, event=Event.BUYER_ERASED, at=at))]
