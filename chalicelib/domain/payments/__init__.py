"""The ledger of an order, and what buyers say they paid."""
