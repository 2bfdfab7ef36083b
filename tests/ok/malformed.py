"""Malformed launches: a genuine one that was tampered with, and what was never a launch."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, quote_plus

from hypothesis import strategies as st

from tests.ok.launches import FIELDS

Pairs = Sequence[tuple[str, str]]
NAMES = [*FIELDS, "auth_sig", "sig", "referer", "header_widget", "saved_state", "is_admin", "", "SIG"]
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "0", "1", "true", "570000000001", "54000000000999", "0" * 32, "order=1", "-s-x", "%", "\x00"]),
    st.sampled_from(["%00", "\ud800", "\udfff", "é", "e\u0301", "٣", "\u202e", "\n", "&sig=", "=", "x" * 5_000]),
)


@dataclass(frozen=True)
class Tampering:
    """One touch of a launch: what is done, where, and with which text."""

    kind: str
    place: int
    other: int
    text: str
    name: str

    def on_pairs(self, pairs: Pairs) -> Pairs:
        if not pairs:
            return pairs
        here, there = self.place % len(pairs), self.other % len(pairs)
        name, value = pairs[here]
        cut = self.other % (len(value) + 1)
        changed: dict[str, Pairs] = {
            "drop": (),
            "double": ((name, value), (name, value)),
            "repeat": ((name, value), (name, self.text)),
            "replace": ((name, self.text),),
            "flip": ((name, value[:cut] + self.text[:1] + value[cut + 1 :]),),
            "truncate": ((name, value[:cut]),),
            "lengthen": ((name, value + self.text),),
            "rename": ((self.name, value),),
            "add": ((name, value), (self.name, self.text)),
            "borrow": ((name, pairs[there][1]),),
            "swallow": ((name, f"{value}{pairs[there][0]}={pairs[there][1]}"),),
            "encode": ((name, encoded(value)),),
            "shift": ((name[:-1], name[-1:] + value),),
        }
        return [*pairs[:here], *changed.get(self.kind, ((name, value),)), *pairs[here + 1 :]]

    def on_query(self, query: str) -> str:
        place = self.place % (len(query) + 1)
        width = self.other % 10 + 1
        changed = {
            "cut": query[:place],
            "behead": query[place:],
            "erase": query[:place] + query[place + width :],
            "insert": query[:place] + self.text + query[place:],
            "scratch": query[:place] + self.text[:1] + query[place + 1 :],
            "twice": f"{query}&{query}",
            "percent": query[:place] + "%" + query[place:],
        }
        return changed.get(self.kind, query)


KINDS = (
    *("drop", "double", "repeat", "replace", "flip", "truncate", "lengthen", "rename", "add", "borrow", "swallow"),
    *("encode", "shift", "cut", "behead", "erase", "insert", "scratch", "twice", "percent"),
)
TAMPERINGS = st.lists(
    st.builds(
        Tampering,
        st.sampled_from(KINDS),
        st.integers(0, 2_000),
        st.integers(0, 2_000),
        TEXTS,
        st.sampled_from(NAMES),
    ),
    min_size=1,
    max_size=3,
)
JUNK = st.one_of(
    st.text(alphabet=st.characters()),
    st.text(alphabet="=&%+;?#sigauth_0123456789\x00\ud800"),
    st.binary().map(lambda content: content.decode("latin-1")),
    st.integers(1, 20).map(lambda size: "sig=" + "9" * 10**5 * size),
)


def tampered(pairs: Pairs, touches: Sequence[Tampering]) -> str:
    for touch in touches:
        pairs = touch.on_pairs(pairs)
    query = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)
    for touch in touches:
        query = touch.on_query(query)
    return query


@cache
def encoded(text: str) -> str:
    """Percent-encoded; what has no UTF-8 stays as it is."""
    try:
        return quote_plus(text)
    except UnicodeEncodeError:
        return text


def says_the_same(query: str, pairs: Pairs) -> bool:
    """Whether a tampered query is the genuine launch after all, in another order or encoding."""
    return sorted(parse_qsl(query, keep_blank_values=True)) == sorted(pairs)
