"""Whose doing the journal says it is: of whoever asked, or of the system that did what follows from it."""

from chalicelib.domain.buyers.buyer import ok_identity
from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA


def test_each_entry_names_who_did_it(journey: Journey) -> None:
    token = journey.token(ANNA)
    anna, maria = (named(journey, user) for user in (ANNA, journey.token(ADMIN) and ADMIN))
    journey.imported(csv_of(f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3 490,00"), delivery=1_001)
    journey.api.post("/buyer/notices", {"muted": ["reminder"], "quiet": None}, token)
    told = {entry.event: entry.actor for entry in journey.journal()}
    assert {event: told[event] for event in ("BuyerJoined", "PreferencesChanged")} == {
        "BuyerJoined": maria,  # the last one who came in
        "PreferencesChanged": anna,
    }
    for event in ("PurchaseCreated", "ImportCreated", "ImportRequested", "ImportStarted", "OrderSaved"):
        assert told[event] == maria, event
    for event in ("ImportAdvanced", "ImportCompared", "ImportFinished", "OrderRecalculated"):
        assert told[event] == "system", event


def named(journey: Journey, user: str) -> str:
    key = ok_identity(user)
    return f"buyer/{journey.container.stores.buyers.by_identities(journey.community.id, [key])[key].id}"
