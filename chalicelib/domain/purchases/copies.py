"""The next purchase, made of the last one."""

from datetime import datetime

from msgspec.structs import replace

from chalicelib.domain.purchases.purchase import Purchase, Stage, Terms, purchase_title


def copied(original: Purchase, name: str, title: str, now: datetime) -> Purchase:
    """A draft: what was said of paying and collecting stays, whatever belongs to a day or to orders does not.

    Raises Invalid for its title.
    """
    return Purchase(
        id=name,
        community=original.community,
        title=purchase_title(title),
        organizer=original.organizer,
        fee=original.fee,
        delivery_cost=0,
        created_at=now,
        currency=original.currency,
        terms=_blank(original.terms),
        place=original.wording.place,
        hours=original.wording.hours,
        minimum_sum=original.minimum_sum,
        minimum_count=original.minimum_count,
        picture=original.picture,
        orders_listed=True,
        articles_listed=True,
        counted=True,
        debts_counted=True,
    )


def _blank(terms: Terms) -> Terms:
    """The same words, of no day."""
    return replace(
        terms,
        revision=0,
        stage=Stage.DRAFT,
        payment_open=False,
        pay_until=None,
        collect_from=None,
        title=None,
        fee=None,
        undecided=False,
        farewell="",
        reached=(),
    )
