"""Notices that did not reach their person, and the texts, as the organizer reads them."""

from chalicelib.api.wire.admin.notices import Texts, write_texts, write_undelivered
from chalicelib.domain.lists import Page
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.usecases.notices import edit_templates
from tests.api.wire.plain import told
from tests.factories import NOW, a_buyer, a_notice
from tests.world import ANNA

FAILED = a_notice(state=NoticeState.REFUSED, reason="ok_privacy", attempts=2)


def test_a_notice_is_told_with_the_ways_to_its_person() -> None:
    page = write_undelivered(Page([FAILED], "next"), {"anna": a_buyer(phone="+79161234567")})
    (notice,) = told(page)["items"]
    assert notice["buyer"] == {
        "id": "anna",
        "name": "Анна Петрова",
        "phone": "+79161234567",
        "profile": f"https://ok.ru/profile/{ANNA}",
    }
    assert (notice["letter"], notice["number"], notice["state"], notice["attempts"]) == (
        "order_saved",
        "1001",
        FAILED.state.value,
        2,
    )
    assert told(page)["next"] == "next"


def test_of_one_who_was_erased_or_is_gone_there_is_nothing_but_the_id() -> None:
    erased = a_buyer(erased_at=NOW, phone="+79161234567")
    for people in ({}, {"anna": erased}):
        (notice,) = told(write_undelivered(Page([FAILED]), people))["items"]
        assert notice["buyer"] == {"id": "anna", "name": "", "phone": None, "profile": None}


def test_texts_are_told_by_the_names_they_are_asked_for_with() -> None:
    own = edit_templates.Text(
        template="order_saved", language="ru", standard="Заказ {number}", own=None, places=("number",)
    )
    written = write_texts(edit_templates.Texts([own], 7))
    assert isinstance(written, Texts)
    assert told(written) == {
        "texts": [
            {
                "key": "order_saved",
                "language": "ru",
                "standard": "Заказ {number}",
                "text": None,
                "placeholders": ["number"],
            }
        ],
        "version": 7,
    }
