"""The tables of what comes from marketplaces: accounts and orders, and what went between."""

from collections.abc import Sequence

from infra.resources.table import WHOLE, Index, Row, Table

MARKETPLACES: Sequence[Table] = (
    Table(
        "external",
        (
            Row("`c`", "`account#id`", "an account at a marketplace, without its key"),
            Row(
                "`c#account`", "`address#generation`", "an address that the marketplace may push to, while it is there"
            ),
            Row("`c`", "`rules`", "the rules that decide lines, in their order"),
            Row("`c`", "`rule-counts`", "how many lines each of them decided"),
            Row("`c`", "`account#id#state`", "what machines found of it: its key's end, its trouble, what came last"),
            Row("`c#marketplace`", "`sale#number`", "which orders show a sale that was made there"),
            Row("`c#account`", "`poll`", "how far its polling has come, and whether somebody polls"),
            Row("`c#account`", "`comparison`", "how far it has been compared with its marketplace"),
            Row("`c#account`", "`limit`", "from when on nobody has a turn to call yet; whether it answers at all"),
            Row("`c#account`", "`order#number`", "an order of the marketplace: its lines, what was decided and told"),
        ),
        indexes=(
            Index(
                "by_date",
                key="community_key",
                sorted_by="placed",
                carries=WHOLE,
                keyed="`c`, placed",
                holds="all orders of marketplaces",
            ),
            Index(
                "waiting",
                key="waiting",
                sorted_by="placed",
                carries=WHOLE,
                keyed="`c`, placed",
                holds="those that wait for a decision",
            ),
        ),
    ),
    Table(
        "integrations",
        (
            Row("`c#account#id`", "`record`", "a push that came, or a call that was made; expires"),
            Row("`c#account#id`", "`pushed`", "an order as a signed push told it, until it is kept; expires"),
            Row("`c#account#moment`", "`differences`", "what a comparison found; expires"),
        ),
        indexes=(
            Index(
                "by_time",
                key="account_key",
                sorted_by="happened",
                carries=WHOLE,
                keyed="`c#account`, time",
                holds="all of an account; under `c#differences` the reports of all",
            ),
            Index(
                "failed",
                key="failed_key",
                sorted_by="happened",
                carries=WHOLE,
                keyed="`c#account`, time",
                holds="those of an account that failed",
            ),
            Index(
                "of_order",
                key="order_key",
                sorted_by="happened",
                carries=WHOLE,
                keyed="`c#account#number`, time",
                holds="those about an order of the marketplace",
            ),
            Index(
                "correlated",
                key="correlation_key",
                sorted_by="happened",
                carries=WHOLE,
                keyed="`c#account#correlation`, time",
                holds="those that followed from one thing",
            ),
        ),
        expires=True,
    ),
)
