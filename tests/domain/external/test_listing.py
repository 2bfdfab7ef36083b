"""Which orders are wanted."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from tests.factories import NOW, a_sighting, an_account

ORDER = replace(first_seen(an_account(region="Урал"), a_sighting(), NOW), buyer_id="anna", number="1001")


def fits(**fields: Any) -> bool:
    return ExternalFilter(**fields).fits(ORDER)


def test_all_that_is_named_holds() -> None:
    named: dict[str, tuple[Any, Any]] = {
        "account": (ORDER.account, "ozon-other"),
        "decision": (Decision.NEW, Decision.ACCEPTED),
        "push": (Push.NONE, Push.FAILED),
        "phase": (Phase.OPEN, Phase.DONE),
        "region": ("урал", "Сибирь"),
        "buyer": ("anna", "maria"),
    }
    assert fits()
    assert fits(**{name: right for name, (right, _) in named.items()})
    for name, (_, wrong) in named.items():
        assert not fits(**{name: wrong}), name


def test_words_are_looked_for_in_numbers_articles_and_names() -> None:
    for words in ("46231993", "oc-90", "фильтр", "knecht", "150", "1001"):
        assert fits(words=words), words
    assert not fits(words="тормоз")


def test_everything_between_two_moments_is_plain() -> None:
    assert ExternalFilter(waiting=True, since=NOW, until=NOW + timedelta(days=1)).is_plain
    assert not ExternalFilter(region="Урал").is_plain


def test_who_ordered_is_looked_for_by_name_e_mail_or_phone() -> None:
    told = replace(ORDER, buyer=SeenBuyer(name="Пётр Дальний", phone="+7 916 123-45-67", email="Petr@mail.example"))
    for who in ("дальний пётр", "Дальн", "petr@", "8 (916) 123", "8 916 123 45 67", "4567"):
        assert ExternalFilter(who=who).fits(told), who
    for who in ("Анна", "999", "67", "дом 4567"):
        assert not ExternalFilter(who=who).fits(told), who
    assert not fits(who="Пётр")
