"""Rules and people at the same moment, on the real store."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.errors import Conflict, Stale
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_price_list, a_principal, a_sighting, an_account, an_entry, an_offer
from tests.worlds.differences import not_of_moto

pytestmark = not_of_moto("who wins there is chance; tests/usecases/external/test_apply_rules.py shows what loses")

ORDERS = 6
STOCK = 3
RULE = Rule("r1", "Берём своё", Act.ACCEPT)


def stocked(container: Container, community: str) -> list[str]:
    """Orders of one piece each, and half as many pieces."""
    own = {"community": community}
    account = an_account(**own)
    line = replace(a_sighting().lines[0], quantity=1)
    numbers = [f"{place}-1" for place in range(ORDERS)]
    orders = [first_seen(account, a_sighting(order=number, group=number, lines=(line,)), NOW) for number in numbers]
    rules = Rules(community, (RULE,))
    offer = an_offer(**own, stock=STOCK)
    container.stores.commits.commit(community, Commit((account, a_price_list(**own), offer, rules, *orders)))
    return numbers


def ruling(container: Container, community: str, number: str) -> Callable[[], object]:
    data = {"account": an_account().id, "order": number}
    entry = an_entry(id=f"opened-{number}", community=community, event=Event.EXTERNAL_OPENED, data=data)

    def rule() -> None:
        """As the queue does: again, as long as it was in somebody's way."""
        for _ in range(20):
            try:
                return container.external.apply_rules.run(entry)
            except Stale:
                continue
        raise AssertionError("never through")

    return rule


def deciding(container: Container, community: str, number: str) -> Callable[[], object]:
    principal = a_principal(community=community, id="petr", role=Role.EXTERNAL_ORDERS_MANAGER)
    place = Place(an_account().id, number, 1)

    def decide() -> None:
        try:
            container.external.decide.accept(principal, place, [AcceptWish("1", an_offer().id)])
        except Conflict:
            return

    return decide


def test_rules_and_people_take_each_piece_once_and_count_what_they_did(
    container: Container, community: Community
) -> None:
    numbers = stocked(container, community.id)
    work = [ruling(container, community.id, number) for number in numbers * 2]
    work += [deciding(container, community.id, number) for number in numbers]
    with ThreadPoolExecutor(len(work)) as pool:
        list(pool.map(lambda each: each(), work))
    stores = container.stores
    orders = [stores.external_orders.get(community.id, an_account().id, number) for number in numbers]
    lines = [line for order in orders for line in order.lines]
    decisions = Counter(line.decision for line in lines)
    assert decisions == {Decision.ACCEPTED: STOCK, Decision.NEW: ORDERS - STOCK}
    offer = stores.offers.get(community.id, an_offer().id)
    assert (offer.stock, offer.taken) == (0, STOCK)
    assert sum(order.number is not None for order in orders) == STOCK
    by_rule = sum(line.decided_by == RULE.actor for line in lines)
    counts = stores.external_rules.counted(community.id).counts
    told = {name: each.accepted for name, each in counts.items() if each.accepted}
    assert told == ({RULE.id: by_rule} if by_rule else {})
    left = sum(line.decision is Decision.NEW and line.why is not None for line in lines)
    assert left == ORDERS - STOCK
