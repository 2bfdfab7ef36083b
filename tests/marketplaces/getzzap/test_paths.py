"""Paths that choose, and do nothing else."""

import time
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.getzzap.paths import LONGEST, checked_path, find

ORDER: dict[str, Any] = {
    "id": 5,
    "buyer": {"first-name": "Анна", "phones": ["1", "2"]},
    "rows": [{"n": 1, "tags": ["a"]}, {"n": 2, "tags": ["b", "c"]}],
}


def test_a_path_leads_into_an_order() -> None:
    for path, found in (
        ("id", 5),
        ("@", ORDER),
        ("buyer.phones[0]", "1"),
        ("buyer.phones[-1]", "2"),
        ('buyer."first-name"', "Анна"),
        ("rows[*].n", [1, 2]),
        ("rows[].tags[]", ["a", "b", "c"]),
        ("rows[?n == `2`].tags | [0]", ["b", "c"]),
        ("missing || id", 5),
        ("missing.deeper[0]", None),
        ("id.deeper", None),
        ("'said'", "said"),
    ):
        assert find(checked_path(path, "x"), ORDER) == found, path
    assert find("", ORDER) is None


@pytest.mark.parametrize(
    "path",
    [
        *("", " ", "a..b", "a[", "$.a", "a b", "{", "a" * (LONGEST + 1), "(" * 150, "!" * 150 + "a"),
        *("join(',', rows)", "length(@)", "[id, id]", "{a: id}", "&id", "rows[::2]", "*", "a.*", "to_string(@)"),
    ],
)
def test_another_is_refused(path: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_path(path, "fields.order")
    assert (refused.value.reason, refused.value.field) == ("path_unreadable", "fields.order")


def test_values_that_do_not_compare_are_nowhere() -> None:
    values: tuple[Any, ...] = ([{"n": "x"}, {"n": None}, {"n": {}}], [1, "2", None], "text", None, 7, {"a": [[[]]]})
    for value in values:
        find("[?n > `5`].n", value)
        find("@[?@ < `5`]", value)


def test_what_a_path_costs_grows_with_what_it_is_given() -> None:
    path = checked_path("[?a].b[] | [?c || d].e | [0]", "x")
    spent = []
    for size in (2_000, 8_000):
        given = [{"a": 1, "b": [{"c": 1, "e": n}]} for n in range(size)]
        begun = time.process_time()
        find(path, given)
        spent.append(time.process_time() - begun)
    assert spent[1] < max(spent[0], 0.005) * 10
