"""A comment as it is kept for its author."""

from datetime import UTC, datetime, timedelta, timezone

from chalicelib.domain.comments.comment import KEPT_FOR, SHOWN_FOR, TEXT_LENGTH, noted
from tests.factories import COMMUNITY, NOW, a_comment, a_discussion, a_found_comment
from tests.world import ANNA

BOOTS = a_discussion()


def test_a_comment_is_kept_with_the_good_it_was_written_under() -> None:
    assert noted(COMMUNITY, BOOTS, a_found_comment(), None) == a_comment()


def test_a_text_is_cut_to_what_is_kept() -> None:
    assert len(noted(COMMUNITY, BOOTS, a_found_comment(text="я" * 5_000), None).text) == TEXT_LENGTH


def test_a_time_is_kept_in_utc_wherever_it_comes_from() -> None:
    moscow = datetime(2026, 11, 22, 13, 0, tzinfo=timezone(timedelta(hours=3)))
    kept = noted(COMMUNITY, BOOTS, a_found_comment(at=moscow), None)
    assert (kept.at, kept.at.tzinfo) == (NOW, UTC)


def test_an_edited_comment_has_the_new_text_and_the_good_as_it_is_called_now() -> None:
    renamed = a_discussion(title="Ботинки зимние", picture="https://i.okcdn.ru/2")
    after = noted(COMMUNITY, renamed, a_found_comment(text="Мне 39"), a_comment())
    assert (after.text, after.title, after.picture) == ("Мне 39", "Ботинки зимние", "https://i.okcdn.ru/2")


def test_a_known_comment_stays_at_its_moment_however_ok_writes_that_now() -> None:
    """Or else it would be kept twice: a person's comments are kept in the order of their moments."""
    seconds = a_found_comment(at=NOW - timedelta(milliseconds=123))
    assert noted(COMMUNITY, BOOTS, seconds, a_comment()).at == NOW


def test_a_removed_comment_that_is_there_again_is_not_removed() -> None:
    assert noted(COMMUNITY, BOOTS, a_found_comment(), a_comment(removed_at=NOW)).removed_at is None


def test_a_comment_of_the_group_has_no_person() -> None:
    assert noted(COMMUNITY, BOOTS, a_found_comment(author=None), None).author == ""
    assert noted(COMMUNITY, BOOTS, a_found_comment(), None).author == ANNA


def test_comments_are_kept_longer_than_they_are_shown() -> None:
    assert timedelta(days=182) < SHOWN_FOR < KEPT_FOR
