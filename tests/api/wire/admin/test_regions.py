"""What moving a buyer to the region of his order would change, as the desk reads it."""

from chalicelib.api.wire.admin.regions import write_preview
from chalicelib.domain.orders.cards import Parcel, parcel_of
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.pickup.points import PointChoice
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.external.preview_region import RegionMove
from tests.api.wire.plain import told
from tests.factories import a_buyer, a_choice, an_order, payable

ANNA = a_buyer(region="Тула", phone="+79161234567")


def a_parcel(number: str, point: PointChoice | None) -> Parcel:
    terms = payable(stage=Stage.DISTRIBUTING, place="Лесная, 5")
    parcel = parcel_of(an_order(number=number, terms=terms, handout=Handout.READY, point=point))
    assert parcel
    return parcel


def test_it_is_told_who_moves_and_what_lies_where_he_was() -> None:
    parcels = [a_parcel("1001", a_choice()), a_parcel("1002", None)]
    assert told(write_preview(RegionMove(ANNA, "Пермь", True, parcels))) == {
        "buyer": {"id": "anna", "name": "Анна Петрова", "region": "Тула"},
        "region": "Пермь",
        "moves": True,
        "usual": True,
        "parcels": [{"number": "1001", "point": "На Северной"}, {"number": "1002", "point": "Лесная, 5"}],
    }


def test_who_is_new_or_there_already_does_not_move() -> None:
    new = told(write_preview(RegionMove(None, "Пермь", False)))
    assert (new["buyer"], new["moves"], new["usual"], new["parcels"]) == (None, False, False, [])
    for region in ("Тула", ""):
        assert told(write_preview(RegionMove(ANNA, region, True)))["moves"] is False
