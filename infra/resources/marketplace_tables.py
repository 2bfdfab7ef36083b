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
            Row("`c#account`", "`poll`", "how far its polling has come, and whether somebody polls"),
            Row(
                "`c#account`",
                "`limit`",
                "from when on nobody has a turn to call yet, and when the last of those comes back who had none",
            ),
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
        ),
        indexes=(
            Index(
                "by_time",
                key="account_key",
                sorted_by="happened",
                carries=WHOLE,
                keyed="`c#account`, time",
                holds="all of an account",
            ),
        ),
        expires=True,
    ),
)
