"""Things as HTTP, and sentences of the catalogue."""

from chalicelib.edge.responses import explained, json_response, named


def test_an_answer_is_not_kept_sniffed_or_told_on() -> None:
    response = json_response([1])
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Content-Type"] == "application/json"


def test_a_thing_is_answered_with_its_status() -> None:
    response = json_response({"name": "Осенняя обувь"}, 201)
    assert (response.status_code, response.body) == (201, '{"name":"Осенняя обувь"}')


def test_what_was_written_down_is_explained_later_in_any_language() -> None:
    assert explained("title_too_long", {"limit": 80}, "en") == "A title has at most 80 characters."
    assert named("columns.price", "ru") == "Цена"
