"""Of what accounts at marketplaces and their orders take and give."""

from __future__ import annotations

from collections.abc import Mapping

_MARKETPLACE = "`ozon`, `yandex_market`, `wildberries`, `zzap` or `getzzap`"
_SETTINGS = (
    "The public fields of its form: Ozon `client_id`; Yandex Market `campaign`, `business`; GetZZap `office`, `url`"
)
_REGION = "Where its orders belong unless the marketplace says where, in words"
_RESERVE = "So many last pieces of an offer are not sold here"
_MOVES = "Whoever accepts by hand moves the buyer to the region of the order, unless he says otherwise"
_STATUSES = "By the marketplace's code, where codes are the seller's own: what it means"
_DECISION = "`new`, `accepted`, `refused`, `dismissed` (put aside, nothing is told) or `cancelled` by the marketplace"
_PUSH = (
    "What of it the marketplace knows: `none`, `wanted`, `sent`, `acknowledged` (it shows so itself) or `failed`; "
    "of an order the worst of its lines"
)
_PHASE = (
    "Where it stands there, in our words: `unpaid`, `open` (a decision is awaited), `accepted`, `done`, `cancelled`, "
    "`split` into others, `unknown`"
)
_LOGGED = {
    "account": "The id of the account",
    "direction": "`incoming` (a push) or `outgoing` (a call)",
    "milliseconds": "How long it took",
    "problem": "The code of what went wrong; empty: nothing did",
    "correlation": "What followed from one push, poll or decision shares it",
    "name": "The type of a push, `refused` for one that was not taken; method and path of a call",
    "outcome": "`ok` or `failed`: no answer, one that says no (under 200, too), a push that was not taken",
    "status": "What was answered; 0: nothing",
    "changes": "A call that was to do something there",
    "explanation": "The problem as a sentence",
}

MARKETPLACES: Mapping[str, str] = {
    "AccountAsked.marketplace": _MARKETPLACE,
    "AccountAsked.settings": _SETTINGS,
    "AccountAsked.secrets": (
        "Never shown again: Ozon and Yandex Market `api_key`; Wildberries `token`; ZZAP `login`, `password`, "
        "`api_key`; GetZZap `token`, if it is asked"
    ),
    "AccountAsked.region": _REGION,
    "AccountAsked.reserve": _RESERVE,
    "AccountChanged.secrets": "A new key, whole: it is tried before it takes the place of the old one",
    "AccountChanged.region": _REGION,
    "AccountChanged.reserve": _RESERVE,
    "AccountChanged.movesRegion": _MOVES,
    "MarketplaceAccount.movesRegion": _MOVES,
    "BoundOffer.supplied": "A supplier's goods; null: an own offer",
    "SuppliedGoods.supplier": "Its id",
    "SuppliedGoods.held": "The supplier has confirmed them",
    "SuppliedGoods.problem": (
        "Why the supplier does not keep them: `supplier_gone`, `supplier_price_changed`, `supplier_refused`, "
        "`supplier_key`, `supplier_missing`, `push_given_up`; empty: does, or was not asked yet"
    ),
    "SuppliedGoods.said": "Its own words to that",
    "LineAsked.offer": "Of an own offer, whose pieces are taken, or of a supplier's, as it was shown; null: none",
    "DecisionAsked.moveBuyer": "Its buyer goes to the region of the order; null: as the account says",
    "MovedBuyer.region": "Where he is now; may be empty",
    "RegionPreview.buyer": "Whom it is about; null: a new one, who begins in this region",
    "RegionPreview.region": "That of the order; empty: nobody names one",
    "RegionPreview.moves": "He is in another region now",
    "RegionPreview.usual": "It is done unless whoever accepts says otherwise",
    "RegionPreview.parcels": "Orders that lie ready for him: they stay where they are",
    "ParcelLeft.point": "The pickup point, or the organizer's place",
    "AccountChanged.statuses": _STATUSES,
    "AccountChanged.paused": "It is neither read nor told; decisions wait",
    "MarketplaceAccount.marketplace": _MARKETPLACE,
    "MarketplaceAccount.settings": _SETTINGS,
    "MarketplaceAccount.region": _REGION,
    "MarketplaceAccount.reserve": _RESERVE,
    "MarketplaceAccount.statuses": _STATUSES,
    "MarketplaceAccount.paused": "It is neither read nor told; decisions wait",
    "MarketplaceAccount.seller": "The account as the marketplace calls it",
    "MarketplaceAccount.address": "What the marketplace is to push to; empty for one that does not push",
    "MarketplaceAccount.trouble": (
        "Why it does not let us in: `key_dead`, `key_role`, `key_network`, `account_wrong`, `plan_missing`, "
        "`account_key_missing`; empty: it does"
    ),
    "MarketplaceAccount.downSince": "Since when it does not answer; null: it does. One probe at a time is sent",
    "MarketplaceAccount.retryAt": "When it is tried next, while it does not answer",
    "LogQuery.direction": "`incoming` (pushes) or `outgoing` (calls); empty: both",
    "LogQuery.outcome": "`ok` or `failed`; empty: both",
    "LogQuery.until": "Those before then",
    "LogQuery.limit": "Records of a page",
    "LogQuery.order": "The marketplace's number of an order",
    "LogQuery.correlation": "What followed from one push, poll or decision",
    "LogQuery.since": "Those from then on; records are kept for 90 days",
    **{f"{form}.{name}": told for form in ("LogRecord", "WholeLogRecord") for name, told in _LOGGED.items()},
    "WholeLogRecord.asked": "Shortened, without people and secrets; of what is no JSON its length",
    "WholeLogRecord.answered": "Shortened, without people and secrets; of what is no JSON its length",
    "DifferencesQuery.account": "Of this account only; empty: of all",
    "DifferencesQuery.limit": "Reports of a page",
    "ComparisonWanted.account": "Of this account",
    "ComparisonWanted.askedAt": "When it was queued; its report begins no earlier",
    "DifferenceReport.account": "Of this account",
    "DifferenceReport.begunAt": "When the comparison began",
    "DifferenceReport.endedAt": "When it was through",
    "DifferenceReport.title": "What the account is called",
    "DifferenceReport.compared": "So many orders were looked at",
    "DifferenceReport.left": "So many were not: at most 200 are asked for one by one",
    "DifferenceReport.total": "All that was found; `items` has the first hundred",
    "DifferenceReport.mended": "Of so many what the marketplace shows was taken over",
    "FoundDifference.mended": "Whether what the marketplace shows was taken over",
    "FoundDifference.problem": "The code of why a decision was not acknowledged; may be empty",
    "FoundDifference.kind": (
        "`unknown`: an order we did not have; `state`: it stands otherwise; `cancelled` there, of what was accepted; "
        "`gone`: they know none of this number; `untold`: not acknowledged for hours; `stock`: pieces held for nothing"
    ),
    "FoundDifference.ours": _PHASE,
    "FoundDifference.theirs": _PHASE,
    "FoundDifference.status": "The marketplace's own word",
    "FoundDifference.since": "Since when a decision is not acknowledged",
    "FoundDifference.explanation": "The problem as a sentence",
    "RetryAsked.records": "Ids of records",
    "RetriedRecord.explanation": "The reason as a sentence",
    "RetriedRecord.done": "Something is done now; otherwise `reason` says why not",
    "MarketplaceAccount.addresses": "All that work, the last one first",
    "LiveAddress.used": "Whether what came last came by it; the others wait for their first order",
    "MarketplaceAccount.explanation": "The trouble as a sentence, with what to do",
    "MarketplaceAccount.connectedAt": "UTC; what was ordered before is shown, and is no news",
    "MarketplaceAccount.checkedAt": "When the key was last tried, UTC",
    "MarketplaceAccount.keyEndsAt": "UTC; null: the marketplace does not say",
    "MarketplaceAccount.receivedAt": "The last push, to ten minutes, UTC",
    "MarketplaceAccount.polledAt": "When it was last asked for all that is new, UTC",
    "MarketplaceAccount.foundAt": "When that last found what pushes should have brought, UTC",
    "MarketplaceAccount.silentSince": "Since then pushes are taken for suspended, UTC; null: they come",
    "MarketplaceAccount.unlistedSince": "Since then polls show no order though pushes come, UTC; null: they do",
    "MarketplaceAccount.unkept": "Numbers of orders that were shown and could not be kept: the log says why",
    "WebhookSecret.secret": "What its pushes are signed with, as Standard Webhooks says: `whsec_…`",
    "ExternalQuery.waiting": "True: those that wait for a decision",
    "ExternalQuery.account": "The id of an account",
    "ExternalQuery.decision": "Of any of its lines",
    "ExternalQuery.push": "Of any of its lines",
    "ExternalQuery.phase": _PHASE,
    "ExternalQuery.region": "The whole of it, in small letters or capitals",
    "ExternalQuery.buyer": "The id of a buyer of ours",
    "ExternalQuery.who": "A part of the buyer's name or e-mail, or digits of the phone, as the marketplace tells them",
    "ExternalQuery.q": "Looked for in numbers, articles and names of goods",
    "ExternalQuery.placedFrom": "Ordered from this moment on",
    "ExternalQuery.placedTo": "Ordered until this moment",
    "ExternalQuery.limit": "So many at the most",
    "ExternalOrder.account": "The id of the account it came by",
    "ExternalOrder.marketplace": _MARKETPLACE,
    "ExternalOrder.order": "The marketplace's number",
    "ExternalOrder.group": "What several orders of one buyer share there; may be empty",
    "ExternalOrder.phase": _PHASE,
    "ExternalOrder.status": "The marketplace's own word",
    "ExternalOrder.substatus": "The marketplace's own word; may be empty",
    "ExternalOrder.decision": f"Of the whole, what is still to be done first: {_DECISION}",
    "ExternalOrder.push": _PUSH,
    "ExternalOrder.soldAt": "The other marketplace where it was sold; null: at this one",
    "SoldAt.marketplace": "`ozon`, `wildberries` or `other`",
    "SoldAt.order": "Its number there; empty where it is not told",
    "ExternalOrder.sameSale": "Orders of other accounts that are this very sale",
    "SameSale.account": "The id of the account",
    "SameSale.order": "The marketplace's number",
    "SameSale.leads": "The sale is decided there, and this order only shows it",
    "ExternalOrder.doubtful": "Another account may show this sale, too: nothing is decided before a person says so",
    "SaleAsked.same": "The order that is this very sale, and leads; null: it is a sale of its own",
    "SaleNamed.account": "The id of the account",
    "SaleNamed.order": "The marketplace's number",
    "ExternalOrder.placedAt": "When its buyer ordered it, as far as anybody knows, UTC",
    "ExternalOrder.changedAt": "The marketplace's time of this state, UTC; null: it tells none",
    "ExternalOrder.shipUntil": "When it has to be handed over, UTC",
    "ExternalOrder.region": "Where it goes, or that of the account",
    "ExternalOrder.city": "Where it goes; may be empty",
    "ExternalOrder.buyer": "As the marketplace names him; null: it names nobody",
    "ExternalOrder.needs": (
        "What it cannot leave without: `marking`, `country`, `customs`, `weight`, `imei`, `rnpt`, `uin`, `other`"
    ),
    "ExternalOrder.freeRefusal": "Whether a refusal costs nothing; null: nobody knows",
    "ExternalOrder.test": "True: no real order",
    "ExternalOrder.number": "Of our order, once something of it was accepted; null before",
    "ExternalBuyer.id": "Of the buyer among ours, once something was accepted; null before",
    "ExternalBuyer.phone": "As it came; empty: none",
    "ExternalBuyer.email": "As it came; empty: none",
    "ExternalLine.key": "Names the line within its order, for ever",
    "ExternalLine.sku": "The marketplace's number of the goods",
    "ExternalLine.article": "The seller's",
    "ExternalLine.brand": "May be empty",
    "ExternalLine.quantity": "Pieces; null where the marketplace tells it in words",
    "ExternalLine.quantityText": "What it says then",
    "ExternalLine.wanted": "Pieces that the buyer still wants; null: nobody knows",
    "ExternalLine.price": "Of a piece, in kopecks; null: it tells none",
    "ExternalLine.sum": "Of all pieces, in kopecks; null: it tells none",
    "ExternalLine.decision": _DECISION,
    "ExternalLine.decidedBy": "`buyer/<id>` of whoever did, or `rule/<id>`; empty: nobody has",
    "ExternalLine.decider": "His name, where one order is shown; empty: a rule has decided, or nobody",
    "ExternalLine.pieces": "Those accepted, now or before it was cancelled",
    "ExternalLine.offer": "That it was bound to; null: to none",
    "ExternalLine.reason": "The marketplace's own number of why it was refused",
    "ExternalLine.reasonText": "Why it was refused, in words",
    "ExternalLine.push": _PUSH,
    "ExternalLine.attempts": "How often the marketplace was told",
    "ExternalLine.pushedAt": "The last of them, UTC",
    "ExternalLine.problem": "Why it does not know yet, or never will; empty: nothing is wrong",
    "ExternalLine.said": "The marketplace's own words to what it would not do",
    "DecisionAsked.action": (
        "`accept`, `refuse`, `dismiss`, `undo` (while nobody was told) or `push` (tell again what failed)"
    ),
    "DecisionAsked.lines": "All of them are decided, or none",
    "DecisionAsked.reason": "One of `…/reasons`, where it is refused",
    "DecisionAsked.text": "Why, in words, where the reason wants them",
    "DecisionAsked.sure": "True: whoever refuses knows that it costs money",
    "LineAsked.pieces": "So many of them; null: all that is wanted",
    "RefusalReason.id": "The marketplace's own number",
    "RefusalReason.needsText": "It wants the seller's words as well",
}
