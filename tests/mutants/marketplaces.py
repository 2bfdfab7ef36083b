"""Orders of marketplaces: who pushes, what is believed, what is decided, what a marketplace is told."""

from tests.mutants.mutant import Mutant

RECEIVE, RECEIVED = "usecases/external/receive_webhooks.py", "tests/usecases/external/test_receive_webhooks.py"
SEEING, SEEN = "domain/external/seeing.py", "tests/domain/external/test_seeing.py"
DECIDING, DECIDED = "domain/external/deciding.py", "tests/domain/external/test_deciding.py"
RULING, RULED = "domain/external/ruling.py", "tests/domain/external/test_ruling.py"
PUSHING, PUSHED = "domain/external/pushing.py", "tests/domain/external/test_pushing.py"
KNOWING, KNOWN = "domain/external/knowing.py", "tests/domain/external/test_knowing.py"
MIRRORING, MIRRORED = "domain/external/mirroring.py", "tests/domain/external/test_mirroring.py"
ADDRESSES = "tests/outgoing/test_safe_address.py"

MARKETPLACES = (
    Mutant(
        name="a push of another seller is kept",
        file=RECEIVE,
        old='raise Invalid("hook_of_another_account")',
        new="pass",
        tests=RECEIVED,
    ),
    Mutant(
        name="an address that was ended works",
        file=RECEIVE,
        old="Commit(facts=facts, once=once, unchanged=(address,))",
        new="Commit(facts=facts, once=once)",
        tests=RECEIVED,
    ),
    Mutant(
        name="an address of one marketplace is one of each",
        file=RECEIVE,
        old='if not account.startswith(f"{marketplace}-") or',
        new="if",
        tests="tests/api/hooks/test_marketplaces.py",
    ),
    Mutant(
        name="a ping sets a reading going",
        file=RECEIVE,
        old="(_fact(address, event),) if event.kind is EventKind.ORDER else ()",
        new="(_fact(address, event),)",
        tests=RECEIVED,
    ),
    Mutant(
        name="a stale state is believed",
        file=SEEING,
        old="return shown < known",
        new="return False",
        tests=SEEN,
    ),
    Mutant(
        name="what was cancelled begins again",
        file=SEEING,
        old="return known in ENDED and _RANKS[shown] < _RANKS[known]",
        new="return False",
        tests=SEEN,
    ),
    Mutant(
        name="a line that is not shown any more is still wanted",
        file=SEEING,
        old="if others and quantity else line",
        new="if False else line",
        tests=SEEN,
    ),
    Mutant(
        name="an erased buyer comes back with what is shown",
        file=SEEING,
        old="return forgetting(shown) if order.forgotten else shown",
        new="return shown",
        tests="tests/domain/external tests/usecases/external/test_forgetting.py",
    ),
    Mutant(
        name="an unpaid order is decided",
        file=DECIDING,
        old='raise Conflict("external_unpaid")',
        new="return",
        tests=DECIDED,
    ),
    Mutant(
        name="a line is decided twice",
        file=DECIDING,
        old="    if line.decision is not Decision.NEW:\n        raise",
        new="    if line.decision is None:\n        raise",
        tests=DECIDED,
    ),
    Mutant(
        name="more pieces are accepted than are wanted",
        file=DECIDING,
        old="if pieces < 1 or (line.wanted is not None and pieces > line.wanted):",
        new="if pieces < 1:",
        tests=DECIDED,
    ),
    Mutant(
        name="a refusal that costs money is not asked for twice",
        file=DECIDING,
        old="if order.free_refusal is False and not refusal.sure:",
        new="if False:",
        tests=DECIDED,
    ),
    Mutant(
        name="what the marketplace may know is undone",
        file=DECIDING,
        old="        if _may_be_known(line):\n",
        new="        if False:\n",
        tests=DECIDED,
    ),
    Mutant(
        name="a rule looks at a price of nothing",
        file=RULING,
        old="if line.seen.price is None or line.seen.price <= 0:",
        new="if line.seen.price is None:",
        tests=RULED,
    ),
    Mutant(
        name="a rule looks at a quantity in words",
        file=RULING,
        old='        return "quantity_unknown"',
        new='        return None or ""',
        tests=RULED,
    ),
    Mutant(
        name="a rule refuses what costs money",
        file=RULING,
        old="if act is Act.REFUSE and order.free_refusal is False:",
        new="if False:",
        tests=RULED,
    ),
    Mutant(
        name="a person's decision is told before he can undo it",
        file=PUSHING,
        old="return max(later) if later else None",
        new="return None",
        tests=PUSHED,
    ),
    Mutant(
        name="a marketplace is told of a part of its order",
        file=PUSHING,
        old="return bool(open_lines(order)) and settled",
        new="return bool(open_lines(order))",
        tests=PUSHED,
    ),
    Mutant(
        name="a cancelled order is told something",
        file=PUSHING,
        old="    if order.phase in ENDED:\n        return None\n",
        new="",
        tests=PUSHED,
    ),
    Mutant(
        name="it is tried for ever",
        file=PUSHING,
        old="return any(at is not None and now - at > ENOUGH for at in since)",
        new="return False",
        tests=PUSHED,
    ),
    Mutant(
        name="a substitute number leads to a person",
        file=KNOWING,
        old="if seen and not seen.substitute else None",
        new="if seen else None",
        tests=KNOWN,
    ),
    Mutant(
        name="a placeholder leads to a person",
        file=KNOWING,
        old="    if len(set(digits[1:])) < _LEAST_SIGNS or digits[1:] in _RUN or digits[1:] in _RUN[::-1]:\n",
        new="    if not digits:\n",
        tests=KNOWN,
    ),
    Mutant(
        name="a buyer reads what the community calls its account",
        file=MIRRORING,
        old='purchase_title=f"{account.marketplace.called}: {order.order}"',
        new='purchase_title=f"{account.title}: {order.order}"',
        tests=MIRRORED,
    ),
    Mutant(
        name="a supplier's goods are taken of our stock",
        file=MIRRORING,
        old="if line.bound is None or line.bound.reservation:",
        new="if line.bound is None:",
        tests=MIRRORED,
    ),
    Mutant(
        name="a cancellation gives nothing back",
        file="usecases/external/consequences.py",
        old="else given_back(offer, -count)",
        new="else given_back(offer, 0)",
        tests="tests/usecases/external/test_consequences.py tests/usecases/external/test_story.py",
    ),
    Mutant(
        name="the reserve is sold",
        file="usecases/offer_stock.py",
        old="CounterUpdate(Counter.STOCK, offer, -pieces, reserve)",
        new="CounterUpdate(Counter.STOCK, offer, -pieces, 0)",
        tests="tests/usecases/external/test_decide_lines.py tests/usecases/external/test_consequences.py",
    ),
    Mutant(
        name="what is paid with points is no part of the price",
        file="marketplaces/yandex_market/orders.py",
        old="None if paid is None or points is None else paid + points",
        new="paid",
        tests="tests/marketplaces/yandex_market/test_orders.py",
    ),
    Mutant(
        name="our own network is called",
        file="outgoing/safe_address.py",
        old="return known.is_global",
        new="return True",
        tests=ADDRESSES,
    ),
    Mutant(
        name="one public address among several is enough",
        file="outgoing/safe_address.py",
        old="good = all(",
        new="good = any(",
        tests=ADDRESSES,
    ),
    Mutant(
        name="a changed key is not read",
        file="usecases/external/account_clients.py",
        old="if known is None or known.checked_at != checked_at:",
        new="if known is None:",
        tests="tests/usecases/external/test_account_clients.py",
    ),
)
