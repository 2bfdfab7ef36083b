"""What a marketplace says of an order, as an earlier release wrote it down."""

import msgspec

from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import ENDED, Need, NeedKind, Origin, Particulars, Phase, SeenBuyer, Sighting
from tests.factories import NOW, a_sighting, an_account

WHOLE = a_sighting(
    buyer=SeenBuyer(id="7", name="Анна", substitute=True),
    needs=(Need(NeedKind.MARKING, "1", "mandatory_mark"),),
    origin=Origin("ozon", "7-1"),
    free_refusal=False,
    extra={"warehouse": "5"},
)


def test_all_of_it_is_written_and_read() -> None:
    assert msgspec.json.decode(msgspec.json.encode(WHOLE), type=Sighting) == WHOLE


def test_what_is_not_told_is_nothing_that_anybody_claims() -> None:
    line = {"key": "1", "article": "A", "name": "", "quantity": None}
    seen = msgspec.convert({"order": "1", "phase": "open", "status": "new", "lines": [line]}, Sighting)
    assert (seen.buyer, seen.changed_at, seen.free_refusal, seen.test) == (None, None, None, False)
    assert (seen.lines[0].price, seen.lines[0].quantity, seen.lines[0].cancelled) == (None, None, 0)


def test_an_order_keeps_all_particulars_that_its_marketplace_tells_of_it() -> None:
    kept = first_seen(an_account(), WHOLE, NOW)
    names = Particulars.__struct_fields__
    assert [getattr(kept, name) for name in names] == [getattr(WHOLE, name) for name in names]


def test_what_ended_is_what_nobody_can_decide_on() -> None:
    for phase in Phase:
        assert not (phase in ENDED and first_seen(an_account(), a_sighting(phase=phase), NOW).undecided)
    assert {Phase.OPEN, Phase.UNPAID, Phase.ACCEPTED, Phase.UNKNOWN} == set(Phase) - ENDED
