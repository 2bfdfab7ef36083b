"""The texts of notices, and whom they did not reach."""

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, SILENT

TEXTS = "/v1/texts"


def wish(text: str, language: str = "ru") -> dict[str, str]:
    return {"key": "order_saved", "language": language, "text": text}


def test_own_words_stand_in_the_place_of_the_standard_ones_until_they_are_emptied(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    for version, text, own in ((0, "Ваш заказ {number} принят", "Ваш заказ {number} принят"), (1, "", None)):
        texts = api.patch(TEXTS, wish(text), token, version).json["texts"]
        found = {(each["key"], each["language"]): each["text"] for each in texts}
        assert found["order_saved", "ru"] == own
        assert found["order_saved", "en"] is None
    assert api.get(TEXTS, token).json["texts"] == texts


def test_a_preview_is_filled_with_made_up_data_and_keeps_nothing(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    shown = api.post(f"{TEXTS}/preview", wish("Ваш заказ {number}"), token).json["text"]
    assert "{" not in shown
    assert shown.startswith("Ваш заказ ")
    assert all(each["text"] is None for each in api.get(TEXTS, token).json["texts"])


def test_a_place_that_there_is_not_is_refused(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    for text in ("{password}", "{number.__class__}", "{", "{0}"):
        assert api.patch(TEXTS, wish(text), token, 0).status == 400, text
        assert api.post(f"{TEXTS}/preview", wish(text), token).status == 400, text


def test_whom_a_notice_did_not_reach_is_listed(journey: Journey) -> None:
    journey.token(SILENT)
    token = journey.imported(csv_of(f"{SILENT};Дарья Волкова;Б-1;Ботинки;38;1;100"))
    journey.notices()
    (notice,) = journey.api.get("/v1/notices", token).json["items"]
    assert (notice["letter"], notice["buyer"]["name"]) == ("order_saved", "Дарья Волкова")
    assert notice["buyer"]["profile"].endswith(SILENT)
