"""What Ozon pushes, through the API: kept before it is acknowledged, in one call, answered in Ozon's own form."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib import bootstrap
from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account, WebhookAddress
from chalicelib.domain.external.integration_log import LogFilter, LogRecord
from chalicelib.domain.journal import external_subject
from chalicelib.settings import Settings
from chalicelib.usecases.external.receive_webhooks import write_address
from chalicelib.usecases.ports import Commit
from tests.factories import an_account
from tests.marketplaces.ozon.payloads import CANCELLED, NAME, NEW, POSTING, push
from tests.recorder import Recorder
from tests.world import Answer, Api, Clock, CountedIds, api_of

ONE_CALL = ["dynamodb.TransactWriteItems"]


def connected(container: Container, community: Community, generation: int = 1) -> Account:
    account = an_account(community=community.id)
    address = WebhookAddress(community.id, account.id, generation)
    container.stores.commits.commit(community.id, Commit((account, address)))
    return account


def path(container: Container, account: Account, generation: int = 1) -> str:
    address = WebhookAddress(account.community, account.id, generation)
    return f"/hooks/ozon/{write_address(container.signing.signer, address)}"


@pytest.fixture
def account(container: Container, community: Community) -> Account:
    return connected(container, community)


@pytest.fixture
def hook(container: Container, account: Account, api: Api) -> str:
    api.community = account.community
    return path(container, account)


def kept(container: Container, account: Account) -> list[LogRecord]:
    return list(container.stores.integration_log.page(account.community, LogFilter(account.id), None, 20).things)


def heard(container: Container, account: Account, order: str = POSTING) -> list[Any]:
    subject = external_subject(f"{account.id}/{order}")
    return [each.data for each in container.stores.journal.of(account.community, subject)]


def test_a_push_is_acknowledged_after_exactly_one_call(
    api: Api, hook: str, container: Container, account: Account
) -> None:
    answer = api.post(hook, NEW)
    assert (answer.status, answer.json) == (200, {"result": True})
    assert api.recorder.names() == ONE_CALL
    (record,) = kept(container, account)
    assert record.name == "TYPE_NEW_POSTING"
    (data,) = heard(container, account)
    assert (data["order"], data["type"], data["received"]) == (POSTING, "TYPE_NEW_POSTING", record.id)


def test_a_ping_is_answered_as_ozon_wants_it_and_sets_nothing_going(
    api: Api, hook: str, container: Container, account: Account
) -> None:
    answer = api.post(hook, {"message_type": "TYPE_PING", "time": "2026-11-22T10:00:00Z"})
    assert answer.status == 200
    assert set(answer.json) == {"version", "name", "time"}
    assert len(api.recorder.names()) <= 1
    assert heard(container, account) == []


def test_a_duplicate_is_acknowledged_after_one_call_and_kept_once(
    api: Api, hook: str, container: Container, account: Account
) -> None:
    for _ in range(5):
        assert api.post(hook, NEW).status == 200
        assert api.recorder.names() == ONE_CALL
    assert api.post(hook, CANCELLED).status == 200
    assert len(kept(container, account)) == len(heard(container, account)) == 2


def test_an_unknown_type_is_taken_and_concerns_nobody(
    api: Api, hook: str, container: Container, account: Account
) -> None:
    assert api.post(hook, push("TYPE_OF_TOMORROW", thing=1)).status == 200
    assert heard(container, account) == []


@pytest.mark.parametrize("body", [b"", b"no JSON at all", b"\xff\xfe\x00", b"[]", b"{}", b'{"a": ' * 5_000], ids=len)
def test_what_is_none_of_its_pushes_is_refused_and_written_down_once(
    api: Api, hook: str, container: Container, account: Account, body: bytes
) -> None:
    """Of what it said, only how long it was."""
    for _ in range(2):
        answer = api.post(hook, body)
        assert (answer.status, set(answer.json)) == (400, {"error"})
        assert api.recorder.names() == ONE_CALL
    (record,) = kept(container, account)
    assert (record.name, record.status, record.asked, record.failed) == ("refused", 400, f"{len(body)} B", True)
    assert heard(container, account) == []


def test_a_push_of_another_seller_is_refused_and_says_so(
    api: Api, hook: str, container: Container, account: Account
) -> None:
    assert api.post(hook, {**NEW, "seller_id": 8}).status == 400
    assert api.recorder.names() == ONE_CALL
    (record,) = kept(container, account)
    assert (record.problem, record.order) == ("hook_of_another_account", "")


@pytest.mark.parametrize("key", ["made-up", "e30.Zg", "x" * 90])
def test_a_forged_address_leads_nowhere_without_any_call(api: Api, hook: str, key: str) -> None:
    assert api.post(f"/hooks/ozon/{key}", NEW).status == 404
    assert api.post(f"{hook[:-1]}{'A' if hook[-1] != 'A' else 'B'}", NEW).status == 404
    assert api.recorder.names() == []


def test_an_address_of_before_leads_nowhere(api: Api, container: Container, account: Account, hook: str) -> None:
    answer = api.post(path(container, account, generation=7), NEW)
    assert answer.status == 404
    assert api.recorder.names() == ONE_CALL
    assert kept(container, account) == []


def test_the_address_of_another_marketplace_is_none(api: Api, hook: str) -> None:
    key = hook.rpartition("/")[2]
    for other in (f"/hooks/yandex_market/{key}/notification", f"/hooks/getzzap/{key}", f"/hooks/ok/{key}"):
        assert api.post(other, NEW).status == (400 if "yandex" in other else 404), other  # in the words of each
        assert api.recorder.names() == [], other


def test_nothing_of_a_person_is_written_down(api: Api, hook: str, container: Container, account: Account) -> None:
    assert api.post(hook, CANCELLED).status == 200
    (record,) = kept(container, account)
    assert NAME not in f"{record.asked}{heard(container, account)}"


def _deliver(settings: Settings, clock: Clock, account: Account, **changes: str) -> tuple[Answer, Recorder]:
    container = bootstrap.build(replace(settings, **changes), clock, CountedIds())
    bootstrap.install(container)
    recorder = Recorder.of(container)
    with api_of(recorder) as client:
        return client.post(path(container, account), NEW), recorder


def test_what_comes_from_elsewhere_is_kept_and_seen_by_an_operator(
    api: Api, hook: str, container: Container, account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    api.post(hook, NEW)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (trouble,) = (line for line in lines if line.get("trouble") == "hook_from_elsewhere")
    assert trouble["network"] == "127.0.0.0/24"
    assert len(kept(container, account)) == 1


@pytest.mark.parametrize(("networks", "status"), [("195.34.21.0/24", 404), ("195.34.21.0/24,127.0.0.0/8", 200)])
def test_where_networks_are_enforced_only_they_get_in(
    settings: Settings, clock: Clock, account: Account, networks: str, status: int
) -> None:
    answer, recorder = _deliver(settings, clock, account, marketplace_hook_enforce="yes", ozon_hook_networks=networks)
    assert answer.status == status, answer.text
    assert len(recorder.names()) == (status == 200)
