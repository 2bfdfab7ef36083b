"""A call with places to fill."""

from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.getzzap.call_template import CallTemplate
from chalicelib.usecases.ports import CallRefused

LINES = [{"key": "1", "quantity": 2}]


def filled(template: CallTemplate, **values: Any) -> Any:
    return template.checked("accept").filled({"order": "7", "lines": LINES, **values}, changes=True)


def test_places_are_filled_with_values_and_nothing_more() -> None:
    body = {
        "id": "{order:int}",
        "text": "№ {order}: {text}",
        "rows": "{lines}",
        "deep": [{"x": "{extra.wh}"}, 5, None, True],
        "odd": "{order:int}.",
        "none": "{reason}",
    }
    call = filled(
        CallTemplate("/o/{order}/x", "PUT", {"q": "{order}", "e": "{cursor}"}, body),
        text='"}{order}',
        **{"extra.wh": "w"},
    )
    assert (call.method, call.path, call.query, call.changes) == ("PUT", "/o/7/x", {"q": "7"}, True)
    assert call.json == {
        "id": 7,
        "text": '№ 7: "}{order}',
        "rows": LINES,
        "deep": [{"x": "w"}, 5, None, True],
        "odd": "7.",
        "none": "",
    }


def test_a_number_that_is_none_stays_what_it_is() -> None:
    assert filled(CallTemplate("/o", "POST", body="{order:int}"), order="A-7").json == "A-7"
    assert filled(CallTemplate("/o")).json is None


def test_a_value_leads_to_no_other_path() -> None:
    for order, path in (("a/b", "/o/a%2Fb"), ("../x", "/o/..%2Fx"), ("?q#f", "/o/%3Fq%23f"), ("%2e", "/o/%252e")):
        assert filled(CallTemplate("/o/{order}"), order=order).path == path
    nowhere: tuple[Any, ...] = ("..", ".", "", None)
    for order in nowhere:
        with pytest.raises(CallRefused):
            filled(CallTemplate("/o/{order}"), order=order)


def deep(levels: int) -> Any:
    body: Any = "x"
    for _ in range(levels):
        body = [body]
    return body


def test_a_template_that_is_none_is_refused() -> None:
    for template, reason in (
        (CallTemplate("orders"), "template_unreadable"),
        (CallTemplate("https://a.example/"), "template_unreadable"),
        (CallTemplate("/o?x=1"), "template_unreadable"),
        (CallTemplate("/o/../x"), "template_unreadable"),
        (CallTemplate("/o\r\nX: 1"), "template_unreadable"),
        (CallTemplate("/" + "x" * 400), "template_unreadable"),
        (CallTemplate("/o", "TRACE"), "template_unreadable"),
        (CallTemplate("/o", "get"), "template_unreadable"),
        (CallTemplate("/o", body=deep(50)), "template_unreadable"),
        (CallTemplate("/o", body=["x"] * 300), "template_unreadable"),
        (CallTemplate("/o/{token}"), "place_unknown"),
        (CallTemplate("/o", query={"a": "{__class__}"}), "place_unknown"),
        (CallTemplate("/o", body={"a": ["{password}"]}), "place_unknown"),
    ):
        with pytest.raises(Invalid) as refused:
            template.checked("accept")
        assert (refused.value.reason, refused.value.field) == (reason, "accept"), template
