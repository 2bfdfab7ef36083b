"""The table of orders, which stands in more lists than any other."""

from infra.resources.table import KEYS, Index, Row, Table

ORDERS = Table(
    "orders",
    (
        Row(
            "`c#number`",
            "`order`",
            "an order: lines, adjustments, changes of its sum; a copy of its purchase's terms, "
            "the last of its ledger, marks of its claims, its pickup point",
        ),
    ),
    indexes=(
        Index(
            "by_buyer",
            key="buyer_key",
            sorted_by="placed",
            carries=("card",),
            keyed="`c#buyer`, placed",
            holds="`card`: what the list shows, so that a page of 20 is half a read unit",
        ),
        Index(
            "bills",
            key="buyer_key",
            sorted_by="due",
            carries=("bill",),
            keyed="`c#buyer`, due",
            holds="`bill`, while something is to be paid",
        ),
        Index(
            "parcels",
            key="buyer_key",
            sorted_by="waits",
            carries=("parcel",),
            keyed="`c#buyer`, waits",
            holds="`parcel`, while it is there to be collected",
        ),
        Index(
            "at_point",
            key="point_key",
            sorted_by="pk",
            carries=KEYS,
            keyed="`c#point#id`, the order's key",
            holds="keys, while it takes room at a pickup point",
        ),
        Index(
            "by_date",
            key="community_key",
            sorted_by="placed",
            carries=("desk", "buyer_key", "version"),
            keyed="`c`, placed",
            holds="`desk`: what the desk's list shows of all orders of a community",
        ),
        Index(
            "by_purchase",
            key="purchase_key",
            sorted_by="placed",
            carries=("buyer_key",),
            keyed="`c#purchase#id`, placed",
            holds="keys and the buyer: nothing that changes",
        ),
        Index(
            "by_payment",
            key="payment_key",
            sorted_by="placed",
            carries=("buyer_key",),
            keyed="`c#payment#state`, placed",
            holds="keys and the buyer: it is written when another sum is paid or due",
        ),
        Index(
            "chosen",
            key="chosen_key",
            sorted_by="placed",
            carries=("buyer_key",),
            keyed="`c#point#id`, placed",
            holds="keys and the buyer, of those for which a pickup point is chosen",
        ),
    ),
)
