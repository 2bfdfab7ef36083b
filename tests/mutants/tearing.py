"""One commit made in two: what belongs together may be there by halves."""

from tests.mutants.mutant import torn

COMMIT = "self.commits.commit(caller.community, Commit("

TEARING = (
    torn(
        "rejection",
        "usecases/payments/deciding.py",
        f"{COMMIT}(after, *saved), (entry,)))",
        f"{COMMIT}(after,), (entry,)))\n            {COMMIT}saved))",
        "rejection",
    ),
    torn(
        "confirmation",
        "usecases/payments/deciding.py",
        f"{COMMIT}(claim, *saved), entries))",
        f"{COMMIT}(claim,), entries))\n        {COMMIT}saved))",
        "confirmation",
    ),
    torn(
        "withdrawal",
        "usecases/payments/claiming.py",
        f"{COMMIT}(after, *saved), (entry,)))",
        f"{COMMIT}(after,), (entry,)))\n            {COMMIT}saved))",
        "withdraw",
    ),
    torn(
        "a payment and its entries",
        "usecases/payments/entering.py",
        f"{COMMIT}saved, entries, once=once))",
        f"{COMMIT}saved, once=once))\n        {COMMIT}(), entries))",
        "transfers",
    ),
    torn(
        "start of an import",
        "usecases/imports/importing.py",
        "self.commits.commit(job.community, Commit((begun, *things, *also), entries))",
        "self.commits.commit(job.community, Commit((begun, *things), entries))\n"
        "        also and self.commits.commit(job.community, Commit(also))",
        "start",
    ),
    torn(
        "step of an import",
        "usecases/imports/stepping.py",
        "self.commits.commit(job.community, Commit((after, *things), (entry, *entries)))",
        "self.commits.commit(job.community, Commit((after, *things)))\n"
        "        self.commits.commit(job.community, Commit((), (entry, *entries)))",
        "comparing",
    ),
    torn(
        "buyer and identity",
        "usecases/access/launching.py",
        "self.commits.commit(community.id, Commit(saved, self._entries(known, buyer), remove=erased))",
        "self.commits.commit(community.id, Commit(saved[:1], self._entries(known, buyer), remove=erased))\n"
        "        self.commits.commit(community.id, Commit(saved[1:]))",
        "launch",
    ),
    torn(
        "a pickup point and its entry",
        "usecases/pickup/arranging.py",
        f"{COMMIT}(after,), (entry,)))",
        f"{COMMIT}(after,)))\n        {COMMIT}(), (entry,)))",
        "points",
    ),
    torn(
        "a choice and the room it takes",
        "usecases/pickup/choosing.py",
        "Commit((after,), entries, unchanged=unchanged, tallies=tallies))",
        "Commit((after,), entries, unchanged=unchanged))\n"
        "        self.commits.commit(order.community, Commit((), tallies=tallies))",
        "point",
    ),
    torn(
        "consent and its entry",
        "usecases/access/consenting.py",
        f"{COMMIT}(buyer,), (entry,)))",
        f"{COMMIT}(buyer,)))\n        {COMMIT}(), (entry,)))",
        "consent",
    ),
    torn(
        "own text and its entry",
        "usecases/notices/wording.py",
        f"{COMMIT}(after,), (entry,)))",
        f"{COMMIT}(after,)))\n            {COMMIT}(), (entry,)))",
        "texts",
    ),
    torn(
        "terms and their entry",
        "usecases/purchases/changing.py",
        "self.commits.commit(after.community, Commit((after,), (entry,)))",
        "self.commits.commit(after.community, Commit((after,)))\n"
        "        self.commits.commit(after.community, Commit((), (entry,)))",
        "terms or stage",
    ),
    torn(
        "a purchase and its entry",
        "usecases/purchases/purchasing.py",
        f"{COMMIT}(purchase,), (self._created(caller, purchase),)))",
        f"{COMMIT}(purchase,)))\n        {COMMIT}(), (self._created(caller, purchase),)))",
        "purchases",
    ),
    torn(
        "a token and its connection",
        "usecases/connecting.py",
        f"{COMMIT}(secret, after), (entry,)))",
        f"{COMMIT}(secret,)))\n            {COMMIT}(after,), (entry,)))",
        "connections",
    ),
    torn(
        "a hand-out and the room it frees",
        "usecases/orders/receiving.py",
        "Commit((after,), (entry,), tallies=moved(order, after)))",
        "Commit((after,), (entry,)))\n"
        "        self.commits.commit(order.community, Commit((), tallies=moved(order, after)))",
        "receipt or handout",
    ),
    torn(
        "an order's terms and its news",
        "usecases/purchases/spreading.py",
        "Commit((after,), entries, tallies=moved(order, after)))",
        "Commit((after,), tallies=moved(order, after)))\n"
        "            self.commits.commit(purchase.community, Commit((), entries))",
        "PurchaseChanged",
    ),
    torn(
        "a point's news and their entry",
        "usecases/pickup/spreading.py",
        "self.commits.commit(order.community, Commit((after,), entries))",
        "self.commits.commit(order.community, Commit((after,)))\n"
        "            self.commits.commit(order.community, Commit((), entries))",
        "PointsChanged",
    ),
    torn(
        "the end of an erasure",
        "usecases/privacy/erasing.py",
        "Commit((after, *self._mark(person)), (entry,), remove=(known,)))",
        "Commit((after, *self._mark(person)), (entry,)))\n"
        "        self.commits.commit(community, Commit((), remove=(known,)))",
        "ErasureAsked",
    ),
)
