"""Offers at the desk."""

from typing import Any
from urllib.parse import quote

from chalicelib.usecases.ports import Commit
from tests.api.desk import Desk
from tests.factories import NOW, an_offer

OFFER = an_offer(article="ШГ-2041", brand="Rieker", cost=30_000, delivery_days=2, region="Москва")

SHOWN = {
    "id": OFFER.id,
    "priceList": "parts",
    "article": "ШГ-2041",
    "brand": "Rieker",
    "name": "Фильтр масляный",
    "price": 45_000,
    "currency": "RUB",
    "cost": 30_000,
    "stock": 10,
    "taken": 0,
    "region": "Москва",
    "deliveryDays": 2,
    "updatedAt": f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
    "version": 1,
}


def save(desk: Desk, *offers: Any) -> None:
    desk.journey.container.stores.commits.commit(desk.journey.community.id, Commit(offers))


def test_offers_are_found_shown_and_changed(desk: Desk) -> None:
    save(desk, an_offer(community=desk.journey.community.id), an_offer(**_own(desk)))
    asked = f"article={quote('шг 2041')}&brand=rieker"
    (found,) = desk.api.get(f"/v1/offers?{asked}", desk.token).json["items"]
    path = f"/v1/offers/{found['id']}"
    assert found == desk.api.get(path, desk.token).json
    assert found == SHOWN
    changed = desk.api.patch(path, {"price": 1, "stock": None}, desk.token, 1)
    assert (changed.status, changed.json["price"], changed.json["stock"], changed.json["version"]) == (200, 1, None, 2)
    dearer = desk.api.patch(path, {"cost": 2}, desk.token, 2)
    assert (dearer.json["cost"], dearer.json["stock"]) == (2, None)
    late = desk.api.patch(path, {"price": 2}, desk.token, 1)
    assert (late.status, late.json["current"]["price"]) == (412, 1)
    for body, field in (
        ({"stock": -1}, "stock"),
        ({"cost": -1}, "cost"),
        ({"price": -1}, "price"),
        ({"name": " "}, "name"),
    ):
        refused = desk.api.patch(path, body, desk.token, 3)
        assert (refused.status, refused.json["errors"][0]["field"]) == (400, field), refused.text


def test_they_are_looked_for_in_all_or_in_one_list(desk: Desk) -> None:
    save(
        desk,
        an_offer(community=desk.journey.community.id),
        an_offer(community=desk.journey.community.id, price_list="tyres"),
    )
    save(desk, an_offer(**_own(desk)))
    for asked, count in (
        ("", 3),
        ("priceList=tyres", 1),
        ("text=oc-90", 2),
        (f"text={quote('ФИЛЬТР')}", 3),
        ("brand=x", 0),
    ):
        answer = desk.api.get(f"/v1/offers?{asked}", desk.token).json
        assert (len(answer["items"]), answer["next"]) == (count, None), asked
    assert desk.api.get("/v1/offers?cursor=x", desk.token).status == 400


def _own(desk: Desk) -> dict[str, Any]:
    names = ("article", "brand", "cost", "delivery_days", "region")
    return {"community": desk.journey.community.id, **{name: getattr(OFFER, name) for name in names}}
