"""Anna is erased as a message of the journal asks for it, and what is left of her."""

from typing import Any

from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Erasure
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, NOW, a_launch, an_entry
from tests.usecases.annex import Annex
from tests.usecases.privacy.people import settled
from tests.world import ANNA

ACT = Erasure(notices=1, comments=1, messages=1, passkeys=1, files=3, claims=1, orders=2, payments=2)
ASKED = an_entry(event=Event.ERASURE_ASKED, actor="buyer/anna", data={"buyer": "anna"})


def erase(annex: Annex, actor: str = "operator") -> Buyer:
    return annex.container.privacy.erase_person.erase(COMMUNITY, "anna", actor)


def stored(annex: Annex) -> str:
    """All that is stored anywhere."""
    memory = annex.memory
    return repr([memory.things, memory.comments, memory.claims, memory.journal, memory.causes])


def end(annex: Annex) -> Any:
    memory = annex.memory
    journal = [(each.event, each.subject, each.actor, each.data) for each in memory.journal]
    things = {key: timeless(thing) for key, thing in memory.things.items()}
    return things, memory.comments, memory.claims, journal, annex.stores.files.contents, annex.stores.proofs.kept


def timeless(thing: Any) -> Any:
    return replace(thing, erased_at=NOW) if isinstance(thing, Buyer) and thing.erased_at else thing


def undisturbed() -> tuple[Any, int]:
    annex = settled()
    annex.wire.set()
    annex.container.privacy.erase_person.run(ASKED)
    return end(annex), len(annex.wire.calls)


def calls_to_the_beginning() -> int:
    """Right after the first commit."""
    annex = settled()
    annex.wire.set()
    annex.container.privacy.erase_person.run(ASKED)
    return annex.wire.calls.index("MemoryCommits.commit") + 1


def launch(annex: Annex) -> str:
    annex.partners.launches.signed["query"] = a_launch(user=ANNA)
    return annex.container.access.open_session.open("query").principal.id
