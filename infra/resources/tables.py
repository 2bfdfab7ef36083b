"""The tables: an entry each. All keys are `pk`, `sk`."""

from collections.abc import Sequence

from infra.resources.marketplace_tables import MARKETPLACES
from infra.resources.orders_table import ORDERS
from infra.resources.table import KEYS, WHOLE, Index, Row, Table

TABLES: Sequence[Table] = (
    Table(
        "communities",
        (
            Row(
                "`c`",
                "`community`, `organizer#id`, `counter#order`, `wording`, `connection#name`, `view#id`",
                "the tenant, its organizers, the last number, its own words, how it is connected with OK, saved views",
            ),
            Row("`group#<OK group>`", "`link`", "the community of a group (the one key that starts otherwise)"),
        ),
    ),
    Table(
        "buyers",
        (
            Row("`c#buyer`", "`buyer`", "a person, his consent and wishes"),
            Row("`c#ok:<number>`", "`identity`", "who that OK number is: claimed once"),
            Row("`c#organizer:<number>`", "`identity`", "which organizer that OK number is: claimed once"),
            Row("`c#<kind>:<hash>`", "`identity`", "who is known by that at marketplaces: claimed once"),
            Row("`c#erased:person:<hash>`", "`identity`", "who of that number was erased last"),
            Row(
                "`c#buyer`",
                "`access`",
                "what he may do, counted, and the launches he used; closed for good by an erasure",
            ),
        ),
        indexes=(
            Index(
                "phones",
                key="phone_key",
                sorted_by="pk",
                carries=KEYS,
                keyed="`c#phone:<number>`, the buyer's key",
                holds="keys of those who have a phone",
            ),
            Index(
                "named",
                key="named_key",
                sorted_by="full_name",
                carries=KEYS,
                keyed="`c`, the name in small letters",
                holds="keys and names of those who have one",
            ),
        ),
    ),
    Table(
        "purchases",
        (
            Row("`c`", "purchase", "a purchase and its terms"),
            Row("`c#progress`", "purchase", "what its orders come to: moved with each of them"),
            Row("`c#progress`", "`*shard`", "what is owed in all purchases together, in four parts"),
            Row("`c#purchase`", "buyer", "the number of the one order this buyer has there: claimed once"),
        ),
        indexes=(
            Index(
                "by_date",
                key="pk",
                sorted_by="created",
                carries=WHOLE,
                keyed="`c`, created",
                holds="all of a community",
            ),
            Index(
                "stops",
                key="pk",
                sorted_by="stops",
                carries=KEYS,
                keyed="`c`, stop",
                holds="those that collect until a moment",
            ),
        ),
    ),
    ORDERS,
    Table(
        "journal",
        (Row("`c#subject`", "time`#`id", "an entry"),),
        indexes=(
            Index(
                "audited",
                key="audit",
                sorted_by="sk",
                carries=WHOLE,
                keyed="`c#month`, time`#`id",
                holds="what was done at the desk, by programs and operators; entries of before have no such",
            ),
        ),
        stream=True,
    ),
    Table(
        "notices",
        (
            Row("`c#buyer`", "`order/<number>`, `event/<id>`", "what became of a notice to a person"),
            Row("`c#desk#buyer`", "`settings`", "what somebody at the desk wants to hear of, and where he is reached"),
            Row("`c#desk#buyer`", "`outbox#channel`", "what he is to be told there, and what became of the last ones"),
            Row("`c`", "`gate#partner`", "whether a partner answers, and when he is probed again"),
            Row("`c#calls`", "partner`#`part of a second", "calls made in it; expires"),
        ),
        indexes=(
            Index(
                "untold",
                key="untold",
                sorted_by="told_at",
                carries=WHOLE,
                keyed="`c`, time",
                holds="those that did not reach their person",
            ),
        ),
        expires=True,
    ),
    Table(
        "imports",
        (
            Row("`c`", "import", "an import and its progress"),
            Row("`c`", "`queue#imports`", "whose turn it is: imports of a community go one by one"),
        ),
    ),
    Table(
        "offers",
        (
            Row("`c`", "`list#id`", "a price list"),
            Row("`c`", "`supplier#id`", "a supplier with a web service, removed or not"),
            Row(
                "`c#article`",
                "`offer#brand#list`",
                "an offer of an article (letters and digits, in capitals), and how many pieces of it are free",
            ),
            Row("`c#offers`", "list`#article#brand`", "what lists of offers are looked through by: its name"),
        ),
    ),
    Table(
        "deliveries",
        (
            Row("`c#cause`", "`once`", "a cause that was committed, for 30 days"),
            Row("`c#actor`", "`asked#key`", "a request that was committed, and what was told of it; for 7 days"),
            Row("`c#requests`", "minute`#`caller", "how many requests a key or a session made in it; expires"),
            Row("`c#step`", "`begun`", "how often a step of an import was begun whose end nobody saw; expires"),
            Row("`c#forms`", "buyer`/`hour or day", "forms for files he was given; expires"),
        ),
        expires=True,
    ),
    *MARKETPLACES,
    Table(
        "credentials",
        (
            Row("`c`", "`api_key#id`", "an API key: what it may do, a hash of its secret"),
            Row("`c`", "`session#id`", "a session of the desk, a hash of its token; expires"),
            Row("`c`", "`code#id`", "what opens the desk once, a hash of it; expires"),
            Row("`c#buyer`", "`passkey#hash`", "a passkey of a person: its public key, what he calls it"),
        ),
        expires=True,
    ),
    Table("secrets", (Row("`c`", "name", "a token"),)),
    Table(
        "payments",
        (
            Row("`c#number`", "time`#`id", "an entry of an order's ledger: written once"),
            Row("`c#balance#buyer`", "time`#`id", "an entry of a buyer's balance: written once"),
            Row("`c#balance#buyer`", "`balance`", "what he has on it"),
        ),
        indexes=(
            Index("by_time", key="whole", sorted_by="sk", carries=WHOLE, keyed="`c`, time", holds="all of a community"),
            Index("by_buyer", key="buyer_key", sorted_by="sk", carries=WHOLE, keyed="`c#buyer`, time", holds="his"),
        ),
    ),
    Table(
        "claims",
        (Row("`c#claim`", "`claim`", "a payment a buyer says he made"),),
        indexes=(
            Index(
                "by_buyer",
                key="buyer_key",
                sorted_by="filed",
                carries=WHOLE,
                keyed="`c#buyer`, filed",
                holds="all of a buyer",
            ),
            Index(
                "waiting", key="waiting", sorted_by="filed", carries=WHOLE, keyed="`c`, filed", holds="those undecided"
            ),
            Index(
                "decided",
                key="state_key",
                sorted_by="filed",
                carries=WHOLE,
                keyed="`c#state`, filed",
                holds="those of a state, once somebody has decided",
            ),
        ),
    ),
    Table("points", (Row("`c`", "`points`, `loads`", "all pickup points; how many orders each holds"),)),
    Table(
        "comments",
        (
            Row("`c#ok:<number>`", "time`#`id", "a comment of a person; expires"),
            Row("`c`", "`watched#discussion`", "how far a discussion was read"),
            Row("`c`", "`pull`", "how far the round of collecting has come"),
        ),
        indexes=(
            Index(
                "by_discussion",
                key="discussion_key",
                sorted_by="sk",
                carries=WHOLE,
                keyed="`c#discussion`, time",
                holds="those kept of a discussion",
            ),
        ),
        expires=True,
    ),
    Table(
        "messages",
        (Row("`c#person:<hash>`", "`message#id`", "what a person wrote to the group; expires"),),
        expires=True,
    ),
)
