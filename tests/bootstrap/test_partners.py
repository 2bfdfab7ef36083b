"""Partners are asked where, and as whom, the settings say."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap.clients import Clients
from chalicelib.bootstrap.partners import RemotePartners
from tests.fakes.external import MemoryIntegrationLog
from tests.fakes.memory import Memory
from tests.usecases.house import SETTINGS
from tests.world import Clock, CountedIds

CLOCK = Clock()
OK = {
    "ok_api_url": "https://api.test/",
    "ok_application_key": "public",
    "ok_application_secret": "secret",
    "ok_launch_minutes": "2.5",
    "ok_hook_networks": "10.0.0.0/8, 192.168.0.0/16",
    "queue_url_prefix": "http://queues/",
    "events_topic": "the topic",
}


@pytest.fixture
def partners() -> RemotePartners:
    partners = RemotePartners(
        Clients(replace(SETTINGS, **OK)), CLOCK, CountedIds(), lambda: MemoryIntegrationLog(Memory())
    )
    vars(partners.clients)["sqs"] = "the client"
    return partners


def test_a_launch_is_good_for_as_long_as_the_settings_say(partners: RemotePartners) -> None:
    launches = partners.launches
    assert (launches.application_key, launches.secret) == ("public", "secret")
    assert (launches.fresh_for, launches.now) == (timedelta(minutes=2.5), CLOCK)
    assert list(launches.api_servers) == ["https://api.ok.ru/"]


def test_a_delivery_is_from_ok_when_it_comes_from_one_of_its_networks(partners: RemotePartners) -> None:
    come = [partners.webhook_parser.is_from_ok(address) for address in ("10.1.1.1", "192.168.3.4", "11.0.0.1")]
    assert come == [True, True, False]


def test_jobs_go_into_their_own_queue(partners: RemotePartners) -> None:
    assert (partners.job_queue.client, partners.job_queue.url) == ("the client", "http://queues/jobs")


def test_each_partner_is_met_by_one_adapter(partners: RemotePartners) -> None:
    for name in ("bot", "group", "launches", "discussions", "webhook_parser", "patience", "job_queue"):
        assert getattr(partners, name) is getattr(partners, name), name
