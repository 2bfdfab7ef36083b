"""A person's data: handed out, and erased, at his request to the operator."""

import argparse
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import OPERATOR, operator_in
from chalicelib.domain.buyers.buyer import Buyer, ok_identity
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotFound
from chalicelib.domain.payments.proofs import PROOF_TYPES
from infra.local.problem import Problem
from infra.operate.communities import find

OWN = 0o600
"""Nobody else on this machine reads what is written here."""


def export(container: Container, wish: argparse.Namespace) -> None:
    """Everything kept of a person goes into a file, his proofs beside it. Stopped half-way the same command goes on."""
    file = Path(wish.to)
    if file.exists():
        raise Problem(f"There is a file {wish.to!r} already.")
    community = find(container, wish.community)
    person = find_person(container, community, wish.buyer)
    document = _document(container, community, person)
    proofs = [_save_proof(proof, file) for proof in document["proofs"]]
    _write(file, msgspec.json.format(msgspec.json.encode(document), indent=2))
    print(
        "\n".join([f"All that is kept of {_named(person)} is in {file}.", *(f"  a proof: {each}" for each in proofs)])
    )


def erase(container: Container, wish: argparse.Namespace) -> None:
    """Asks first; then the act is shown. Stopped half-way it is gone on with by the same command.

    Whoever is erased already is not asked about: what was left behind, if anything was, goes too.
    """
    community = find(container, wish.community)
    person = find_person(container, community, wish.buyer)
    if person.erased_at is None:
        _confirm(community, person, wish.yes)
    try:
        print(act_of(_erased(container, community, person)))
    except KeyboardInterrupt:
        raise Problem("\nStopped half-way. The same command goes on.") from None


def find_person(container: Container, community: Community, name: str) -> Buyer:
    """By OK number, or by our id; one without an id is no buyer, but has written something. Raises Problem."""
    key = ok_identity(name)
    known = container.stores.buyers.by_identities(community.id, [key]).get(key)
    if known:
        return known
    with suppress(NotFound):
        return container.stores.buyers.get(community.id, name)
    stranger = Buyer("", community.id, name)
    if name.isascii() and name.isdigit() and any(container.stores.personal_data.count(community.id, stranger).values()):
        return stranger
    raise Problem(f"{community.name} knows nobody with the OK number or the id {name!r}; an erased one has only an id.")


def _document(container: Container, community: Community, person: Buyer) -> Any:
    operator = operator_in(community.id)
    if person.id:
        return container.privacy.export_person.export(operator, person.id)
    return container.privacy.export_person.export_number(operator, person.ok_id)


def _erased(container: Container, community: Community, person: Buyer) -> Buyer:
    if person.id:
        return container.privacy.erase_person.erase(community.id, person.id, OPERATOR.actor)
    return container.privacy.erase_person.erase_number(community.id, person.ok_id, OPERATOR.actor)


def _named(person: Buyer) -> str:
    return f"buyer {person.id}" if person.id else f"OK {person.ok_id}, who is no buyer,"


def act_of(person: Buyer) -> str:
    """What was erased, and what law keeps."""
    it = person.erasure
    if it is None or person.erased_at is None:
        raise Problem(f"The data of buyer {person.id} is not erased yet.")
    return "\n".join(
        (
            f"The data of buyer {person.id} was erased on {person.erased_at:%Y-%m-%d at %H:%M} UTC.",
            "  Erased: the name, the phone, the OK number, the settings and the consents;",
            f"    notices: {it.notices}; comments: {it.comments}; messages: {it.messages}; files: {it.files};",
            f"    the name, the words and the proofs of claims: {it.claims}; the words in orders: {it.orders}.",
            f"  Kept as the law asks, without a name: orders: {it.orders}; payments: {it.payments}.",
        )
    )


def _confirm(community: Community, person: Buyer, sure: bool) -> None:
    who = f"{person.name or 'a buyer without a name'} (OK {person.ok_id}, id {person.id})"
    question = f"Erase the data of {who if person.id else _named(person)} in {community.name}?"
    question += " It cannot be brought back. [y/N] "
    if not sure and input(question).strip().lower() not in ("y", "д", "yes"):
        raise Problem("Nothing was erased.")


def _save_proof(proof: Mapping[str, str], beside: Path) -> Path:
    try:
        answer = requests.get(proof["link"], timeout=(5, 60))
        answer.raise_for_status()
    except requests.RequestException as error:
        reason = type(error).__name__ if error.response is None else error.response.status_code
        raise Problem(f"The storage did not give the proof of claim {proof['claim']}: {reason}") from None
    file = beside.with_name(f"{beside.stem}-{proof['claim']}.{PROOF_TYPES[proof['type']]}")
    _write(file, answer.content)
    return file


def _write(file: Path, content: bytes) -> None:
    """A new file, whole or not at all; one that says the same already is taken over, another is left as it is."""
    if file.exists():
        if file.read_bytes() == content:
            return
        raise Problem(f"There is a file {str(file)!r} already.")
    part = file.with_name(f".{file.name}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN), "wb") as opened:
        opened.write(content)
    part.rename(file)
