"""Notices are worded, sent and listed with what the use cases name."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    notices = container.notices
    for use_case in (
        notices.edit_templates,
        notices.read_undelivered,
        notices.send_reminders,
        notices.news.claims,
        notices.news.decisions,
        notices.whom_to_tell,
    ):
        assert amiss(container, use_case, renderer=notices.renderer) == [], use_case
    assert amiss(container, notices.audience, renderer=notices.renderer) == []
    assert amiss(container, notices.preview_change, audience=notices.audience) == []
    assert amiss(container, notices.message_buyers, audience=notices.audience) == []
    assert amiss(container, notices.send_messages) == []
    for telling in (notices.tell_organizers, notices.ask_decision):
        assert amiss(container, telling, people=notices.whom_to_tell) == []
    assert amiss(container, notices.find_reminders, jobs=container.partners.job_queue) == []


def test_the_settings_say_how_many_messages_go_in_a_second_and_how_long_edits_are_gathered(
    container: Container,
) -> None:
    settings = replace(container.settings, ok_messages_per_second="7", coalescing_seconds="90")
    notices = replace(container, settings=settings).notices
    given = {
        "news": notices.news,
        "renderer": notices.renderer,
        "calls": 7,
        "window": timedelta(seconds=90),
    }
    assert amiss(container, notices.send, **given) == []


def test_a_link_leads_into_the_application_of_the_settings(container: Container) -> None:
    assert "/app/1?" in container.notices.renderer.cabinet_link
    assert amiss(container, container.notices.renderer, cabinet_link=container.notices.renderer.cabinet_link) == []
