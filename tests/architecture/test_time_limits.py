"""Limits of time that stand on one another, though they are written in different places."""

from datetime import timedelta

from chalice.app import ScheduledEventConfig, SQSEventConfig

from app import app
from chalicelib import deadline
from chalicelib.bootstrap.clients import ONCE, QUICK
from chalicelib.channels import http as channels
from chalicelib.domain.comments import sync as pulls
from chalicelib.domain.notices.notice import LEASE
from chalicelib.ok import comments
from chalicelib.ok.http import CONNECT, READ
from chalicelib.storage.files import GOOD_FOR
from chalicelib.usecases.comments.sync_discussions import TURN
from chalicelib.usecases.notices.lasting_writes import LAST_TRY, WORTH_IT
from chalicelib.usecases.privacy import recheck_erasure as last_look
from infra.resources.functions import FUNCTIONS

LIMITS = {function.name: function.timeout for function in FUNCTIONS}


def test_a_batch_of_the_slowest_notices_ends_before_its_function_and_that_before_the_lease() -> None:
    (source,) = [each for each in app.event_sources if each.name == "send_notices"]
    assert isinstance(source, SQSEventConfig)
    assert source.batch_size * (CONNECT + READ) < LIMITS["send_notices"] < LEASE.total_seconds()


def test_who_sends_has_the_time_to_be_answered_and_to_write_that_down() -> None:
    assert sum((QUICK.connect_timeout, QUICK.read_timeout)) < LAST_TRY
    asked = (CONNECT + READ, channels.CONNECT + channels.READ, sum((ONCE.connect_timeout, ONCE.read_timeout)))
    assert max(asked) + LAST_TRY < WORTH_IT < deadline.UNKNOWN < LIMITS["send_notices"]


def test_the_last_look_after_an_erasure_comes_when_no_form_is_good_any_more() -> None:
    assert last_look.AFTER.total_seconds() > GOOD_FOR + 600


def test_a_turn_of_collecting_ends_before_its_function_and_that_before_the_lease() -> None:
    """The last step of a turn may ask OK twice, and wait as long as OK likes to keep it waiting."""
    last = 2 * (CONNECT + comments.READ)
    assert TURN.total_seconds() + last < LIMITS["run_jobs"] < pulls.LEASE.total_seconds()
    (clock,) = [each for each in app.event_sources if each.name == "collect_comments"]
    assert isinstance(clock, ScheduledEventConfig)
    assert clock.schedule_expression == "rate(10 minutes)"
    assert pulls.LEASE < pulls.PAUSE < timedelta(minutes=10)
