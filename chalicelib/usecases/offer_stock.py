"""Pieces of an offer that a commit takes or gives back."""

from __future__ import annotations

from chalicelib.usecases.ports import Counter, CounterUpdate


def taken(offer: str, pieces: int, reserve: int = 0) -> CounterUpdate:
    """So many of the offer with this id, while ``reserve`` of them stay; otherwise the commit is refused as Full."""
    return CounterUpdate(Counter.STOCK, offer, -pieces, reserve)


def given_back(offer: str, pieces: int) -> CounterUpdate:
    """What gives back says so once: its commit carries the key of its cause, or changes a state that tells."""
    return CounterUpdate(Counter.STOCK, offer, pieces)
