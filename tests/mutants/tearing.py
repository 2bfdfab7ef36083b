"""One commit made in two: what belongs together may be there by halves."""

from tests.mutants.mutant import torn

COMMIT = "self.commits.commit(principal.community, Commit("

TEARING = (
    torn(
        "rejection",
        "usecases/payments/review_claims.py",
        f"{COMMIT}(after, *saved), (fact,)))",
        f"{COMMIT}(after,), (fact,)))\n            {COMMIT}saved))",
        "rejection",
    ),
    torn(
        "confirmation",
        "usecases/payments/review_claims.py",
        f"{COMMIT}(claim, *saved), facts))",
        f"{COMMIT}(claim,), facts))\n        {COMMIT}saved))",
        "confirmation",
    ),
    torn(
        "withdrawal",
        "usecases/payments/file_claims.py",
        f"{COMMIT}(after, *saved), (fact,)))",
        f"{COMMIT}(after,), (fact,)))\n            {COMMIT}saved))",
        "withdraw",
    ),
    torn(
        "a payment and its entries",
        "usecases/payments/record_payments.py",
        f"{COMMIT}saved, facts, idempotency_key=idempotency_key))",
        f"{COMMIT}saved, idempotency_key=idempotency_key))\n        {COMMIT}(), facts))",
        "transfers",
    ),
    torn(
        "start of an import",
        "usecases/imports/manage_imports.py",
        "self.commits.commit(job.community, Commit((begun, *things, *also), facts))",
        "self.commits.commit(job.community, Commit((begun, *things), facts))\n"
        "        also and self.commits.commit(job.community, Commit(also))",
        "start",
    ),
    torn(
        "step of an import",
        "usecases/imports/run_import.py",
        "self.commits.commit(job.community, Commit((after, *things), (fact, *facts)))",
        "self.commits.commit(job.community, Commit((after, *things)))\n"
        "        self.commits.commit(job.community, Commit((), (fact, *facts)))",
        "comparing",
    ),
    torn(
        "buyer and identity",
        "usecases/access/open_session.py",
        "self.commits.commit(community.id, Commit(saved, _facts(known, buyer), remove=erased))",
        "self.commits.commit(community.id, Commit(saved[:1], _facts(known, buyer), remove=erased))\n"
        "        self.commits.commit(community.id, Commit(saved[1:]))",
        "launch",
    ),
    torn(
        "a pickup point and its entry",
        "usecases/pickup/manage_points.py",
        f"{COMMIT}(after,), (fact,)))",
        f"{COMMIT}(after,)))\n        {COMMIT}(), (fact,)))",
        "points",
    ),
    torn(
        "a choice and the room it takes",
        "usecases/pickup/choose_point.py",
        "unchanged=unchanged, counter_updates=room)\n        self.commits.commit(order.community, commit)\n",
        "unchanged=unchanged)\n        self.commits.commit(order.community, commit)\n"
        "        self.commits.commit(order.community, Commit((), counter_updates=room))\n",
        "point",
    ),
    torn(
        "consent and its entry",
        "usecases/access/manage_consent.py",
        f"{COMMIT}(buyer,), (fact,)))",
        f"{COMMIT}(buyer,)))\n        {COMMIT}(), (fact,)))",
        "consent",
    ),
    torn(
        "own text and its entry",
        "usecases/notices/edit_templates.py",
        f"{COMMIT}(after,), (fact,)))",
        f"{COMMIT}(after,)))\n            {COMMIT}(), (fact,)))",
        "texts",
    ),
    torn(
        "terms and their entry",
        "usecases/purchases/change_purchase.py",
        "self.commits.commit(after.community, Commit((after,), _facts(before, after)))",
        "self.commits.commit(after.community, Commit((after,)))\n"
        "        self.commits.commit(after.community, Commit((), _facts(before, after)))",
        "terms or stage",
    ),
    torn(
        "a purchase and its entry",
        "usecases/purchases/manage_purchases.py",
        f"{COMMIT}(purchase,), (self._created(purchase),)))",
        f"{COMMIT}(purchase,)))\n        {COMMIT}(), (self._created(purchase),)))",
        "purchases",
    ),
    torn(
        "a token and its connection",
        "usecases/communities/manage_connections.py",
        f"{COMMIT}(secret, after), (fact,)))",
        f"{COMMIT}(secret,)))\n            {COMMIT}(after,), (fact,)))",
        "connections",
    ),
    torn(
        "a hand-out and the room it frees",
        "usecases/orders/hand_over_orders.py",
        "        self.commits.commit(order.community, commit)",
        "        self.commits.commit(order.community, replace(commit, counter_updates=()))\n"
        "        self.commits.commit(order.community, replace(commit, save=(), facts=()))",
        "receipt or handout",
    ),
    torn(
        "an order's terms and its news",
        "usecases/purchases/propagate_terms.py",
        "self.commits.commit(purchase.community, replace(commit, save=(*commit.save, *claims)))",
        "self.commits.commit(purchase.community, replace(commit, facts=()))\n"
        "            self.commits.commit(purchase.community, Commit((), commit.facts))",
        "PurchaseChanged",
    ),
    torn(
        "a point's news and their entry",
        "usecases/pickup/propagate_point.py",
        "self.commits.commit(order.community, Commit((after,), facts))",
        "self.commits.commit(order.community, Commit((after,)))\n"
        "            self.commits.commit(order.community, Commit((), facts))",
        "PointsChanged",
    ),
    torn(
        "the end of an erasure",
        "usecases/privacy/erase_person.py",
        "Commit((after, *self._mark(person)), (fact,), remove=(known, *others)))",
        "Commit((after, *self._mark(person)), (fact,)))\n"
        "        self.commits.commit(community, Commit((), remove=(known, *others)))",
        "ErasureAsked",
    ),
)
