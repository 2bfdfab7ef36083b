"""Price lists that come as files ↔ JSON."""

from chalicelib.api.wire.admin.offer_imports import write_differences, write_import
from chalicelib.domain.catalogue.offer_counts import OfferCounts
from chalicelib.domain.catalogue.offer_import import OfferDifference, side_of
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.lists import Page
from tests.factories import an_import, an_offer

JOB = an_import(purchase="", price_list="parts", offers=OfferCounts(lines=3, new=1), pages=(0, 1, 2))


def test_an_import_tells_what_it_has_counted_and_how_it_ended() -> None:
    shown = write_import(JOB, "ru")
    assert (shown.price_list, shown.counts.lines, shown.counts.new, shown.failure) == ("parts", 3, 1, None)
    saving = an_import(price_list="parts", state=ImportState.APPLYING, chunks=3, done=1, pages=(0, 1, 2))
    assert "не меньше 1 из 3" in str(write_import(saving.broken(), "ru").failure)


def test_fields_that_changed_are_named_as_json_names_them() -> None:
    side = side_of(an_offer())
    changed = ("price", "delivery_days")
    each = OfferDifference(id="x", article="A1", brand="", before=side, after=side, changed=changed)
    (shown,) = write_differences(Page([each])).items
    assert (shown.offer, shown.kind, shown.changed) == ("x", "gone", ("price", "deliveryDays"))
