"""What the journal tells of an account: whole when it is connected, later only what is other; never a key."""

from msgspec.structs import replace

from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.journal import Event, account_subject
from chalicelib.usecases.external.account_facts import account_fact
from tests.factories import COMMUNITY, NOW, an_account

ACCOUNT = an_account(region="Урал", state=AccountState(COMMUNITY, an_account().id))


def test_a_new_one_is_told_as_it_is() -> None:
    fact = account_fact(Event.ACCOUNT_CONNECTED, None, ACCOUNT)
    assert (fact.subject, fact.before) == (account_subject(ACCOUNT.id), None)
    assert fact.after == {"title": "Ozon", "region": "Урал", "reserve": 0, "seller": "7"}
    assert fact.data == {"account": ACCOUNT.id, "title": "Ozon", "marketplace": "ozon"}


def test_of_a_change_what_was_and_what_is_and_nothing_else() -> None:
    after = replace(ACCOUNT, title="Ozon Тула", reserve=2, version=1)
    fact = account_fact(Event.ACCOUNT_CHANGED, ACCOUNT, after)
    assert (fact.before, fact.after) == ({"title": "Ozon", "reserve": 0}, {"title": "Ozon Тула", "reserve": 2})
    assert fact.data["title"] == "Ozon Тула"


def test_what_machines_found_is_told_field_by_field_as_well() -> None:
    after = replace(ACCOUNT, region="Тула", state=replace(ACCOUNT.state, trouble="key_dead", checked_at=NOW, version=3))
    fact = account_fact(Event.ACCOUNT_CHANGED, ACCOUNT, after)
    assert fact.before == {"region": "Урал", "trouble": "", "checked_at": None}
    assert fact.after == {"region": "Тула", "trouble": "key_dead", "checked_at": "2026-11-22T10:00:00Z"}
