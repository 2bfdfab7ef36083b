"""The entries of orders' ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.payments.payment import Payment
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model


class PaymentRow(UniqueRow):
    class Meta:
        table_name = Table("payments")

    body = UnicodeAttribute()


@writes(Payment)
def write_payment(it: Payment) -> list[Model]:
    sk = f"{keys.instant(it.recorded_at)}#{it.id}"
    return [PaymentRow(pk=keys.within(it.community, it.order), sk=sk, body=body(it))]


class DynamoPayments:
    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        with translate_errors():
            rows = list(PaymentRow.query(keys.within(community, number), consistent_read=True))
        return [msgspec.json.decode(row.body, type=Payment) for row in rows]
