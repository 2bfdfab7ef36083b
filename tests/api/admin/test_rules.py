"""Rules of external orders, through the API."""

from typing import Any

import pytest

from chalicelib.domain.communities.community import Role
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.api.admin.entering import listed
from tests.api.journey import Journey
from tests.factories import NOW, a_price_list, a_sighting, an_account, an_entry, an_offer
from tests.world import ADMIN, Answer

PATH = "/v1/external-rules"
ACCOUNT = an_account().id
ACCEPT: dict[str, Any] = {"title": "Берём своё", "act": "accept", "when": {"price": 100, "quantityTo": 5}}


class Manager:
    """Of a house with one offer and an order that waits."""

    def __init__(self, journey: Journey) -> None:
        self.api, self.journey = journey.api, journey
        self.token = listed(journey, ADMIN, Role.OWNER)
        own = {"community": journey.community.id}
        order = first_seen(an_account(**own), a_sighting(), NOW)
        things = (an_account(**own), a_price_list(**own), an_offer(**own), order)
        journey.container.stores.commits.commit(journey.community.id, Commit(things))

    def save(self, *rules: dict[str, Any], version: int = 0, **headers: str) -> Answer:
        return self.api.patch(PATH, {"rules": list(rules)}, self.token, version, **headers)

    def opened(self) -> None:
        data = {"account": ACCOUNT, "order": a_sighting().order}
        entry = an_entry(community=self.journey.community.id, event=Event.EXTERNAL_OPENED, data=data)
        self.journey.container.background.external.run(entry)

    def line(self, **headers: str) -> Any:
        answer = self.api.get(f"/v1/external-orders/{ACCOUNT}/{a_sighting().order}", self.token, **headers)
        return answer.json["lines"][0]


@pytest.fixture
def manager(journey: Journey) -> Manager:
    return Manager(journey)


def test_they_are_saved_of_a_version_and_shown_with_their_counts(manager: Manager) -> None:
    empty = manager.api.get(PATH, manager.token)
    assert empty.json == {"items": [], "unmatched": 0, "version": 0, "next": None}
    saved = manager.save(ACCEPT, {"title": "Кончилось", "act": "refuse", "when": {"stock": "short"}, "reason": "352"})
    assert saved.status == 200, saved.text
    first, second = saved.json["items"]
    assert (saved.json["version"], first["when"]["price"], second["reason"]) == (1, 100, "352")
    assert manager.save(version=0).status == 412
    manager.opened()
    (first, _) = manager.api.get(PATH, manager.token).json["items"]
    assert first["counts"] == {"accepted": 1, "refused": 0, "left": 0}
    again = manager.save({**ACCEPT, "id": second["id"]}, version=1)
    assert [each["id"] for each in again.json["items"]] == [second["id"]]


def test_a_line_says_why_in_the_readers_language(manager: Manager) -> None:
    assert manager.line()["why"] is None
    manager.save({**ACCEPT, "title": "Крупные", "when": {"quantityFrom": 3}}, ACCEPT)
    manager.opened()
    line = manager.line()
    assert (line["decision"], line["why"]["title"]) == ("accepted", "Берём своё")
    assert line["decidedBy"] == f"rule/{line['why']['rule']}"
    assert line["why"]["reasons"] == [
        "Правило «Крупные» не подошло:",
        "заказано 2 шт., а нужно не меньше 3",
        "нужно 2 шт., свободно с учётом резерва 10",
        "Правило «Берём своё» подошло:",
        "заказано 2 шт., не больше 5",
        "цена 500\u00a0₽ — не меньше 100 % от нашей цены 450\u00a0₽",
        "нужно 2 шт., свободно с учётом резерва 10",
        "Принято: Запчасти: Фильтр масляный.",
    ]
    english = manager.line(**{"Accept-Language": "en"})["why"]["reasons"]
    assert english[1] == "2 pcs are ordered, fewer than 3"


def test_a_dry_run_shows_what_would_be_decided_otherwise(manager: Manager) -> None:
    manager.save(ACCEPT)
    manager.opened()
    tried = {"rules": [{"title": "Отказ", "act": "refuse"}], "limit": 10}
    (line,) = manager.api.post(f"{PATH}/preview", tried, manager.token).json["items"]
    assert (line["was"], line["now"]["act"], line["saved"]["act"]) == ("accept", "refuse", "accept")
    assert (line["differs"], line["changed"]) == (True, True)
    assert line["saved"]["offer"] == "Запчасти: Фильтр масляный"
    assert line["now"]["why"]["reasons"] == ["Правило «Отказ» подошло:", "Отказано."]
    (same,) = manager.api.post(f"{PATH}/preview", {}, manager.token).json["items"]
    assert (same["differs"], same["changed"]) == (False, False)
    assert manager.api.post(f"{PATH}/preview", {"account": "ozon-other"}, manager.token).json["items"] == []
    assert manager.line()["decision"] == "accepted"


@pytest.mark.parametrize(
    ("rule", "field", "code"),
    [
        ({"title": "x", "act": "accept", "when": {"price": 0}}, "rules[0].when.price", "rule_number_unreadable"),
        ({"title": "x", "act": "accept", "choice": "list"}, "rules[0].priceList", "rule_list_missing"),
        ({"title": "x", "act": "accept", "when": {"accounts": ["ozon-x"]}}, "rules[0].when.accounts", None),
        ({"title": "x", "act": "dance"}, None, None),
        ({"title": "x", "act": "leave", "wen": {}}, None, "field_unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(
    manager: Manager, rule: dict[str, Any], field: str | None, code: str | None
) -> None:
    answer = manager.save(rule)
    assert answer.status == 400
    assert field is None or answer.json["errors"][0]["field"] == field
    assert code is None or answer.json["code"] == code


@pytest.mark.parametrize(
    ("role", "status"), [(Role.EXTERNAL_ORDERS_MANAGER, 200), (Role.ORGANIZER, 403), (Role.VIEWER, 403)]
)
def test_they_are_the_managers_of_external_orders_and_the_owners(journey: Journey, role: Role, status: int) -> None:
    token = listed(journey, ADMIN, role)
    assert journey.api.get(PATH, token).status == status
    assert journey.api.patch(PATH, {"rules": []}, token, 0).status == status
    assert journey.api.post(f"{PATH}/preview", {}, token).status == status
