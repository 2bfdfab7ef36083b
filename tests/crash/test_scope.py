"""The harness is closed: what changes anything is in it, and nothing is in it that is not there any more."""

import re
from collections.abc import Sequence

from tests.crash.commits import BESIDES, SILENT, WRITES, commits_of
from tests.crash.commits_of_requests import KEPT_ANSWER
from tests.crash.handler import Handler
from tests.crash.handlers import HANDLERS
from tests.crash.harness import Workshop
from tests.crash.scope import LEFT_OUT, targets
from tests.crash.steps import STEPS


def differences(workshop: Workshop, handlers: Sequence[Handler]) -> set[str]:
    """What lacks a scenario, and scenarios of nothing."""
    return (targets(workshop.container) - LEFT_OUT.keys()) ^ {handler.target for handler in handlers}


def test_everything_that_changes_anything_is_in_the_harness(workshop: Workshop) -> None:
    assert differences(workshop, HANDLERS) == set()
    assert set(LEFT_OUT) <= targets(workshop.container)


def test_whatever_is_taken_out_is_missed(workshop: Workshop) -> None:
    for target in {handler.target for handler in HANDLERS}:
        left = [handler for handler in HANDLERS if handler.target != target]
        assert differences(workshop, left) == {target}


def test_what_is_written_down_of_the_commits_is_of_something() -> None:
    written = [each for writes in WRITES.values() for each in writes]
    assert [handler.name for handler in HANDLERS] == list(WRITES)
    assert STEPS.keys() == {handler.target for handler in HANDLERS if len(commits_of(WRITES[handler.name])) > 1}
    assert set(SILENT) == {each for each in commits_of(written) if "journal" not in each}
    assert set(BESIDES) == set(written) - set(commits_of(written))


def test_a_request_makes_one_commit_at_the_most_and_tells_the_journal() -> None:
    """Whatever a person does is there whole, with its entry, or not at all."""
    for name, writes in WRITES.items():
        if name.startswith(("POST ", "PATCH ", "DELETE ")):
            commits = commits_of(writes)
            assert len(commits) <= 1, name
            assert all("journal" in re.split("[ ×]", each) for each in commits if each not in SILENT), name
            assert set(writes) - set(commits) <= {"s3.CopyObject", "partner.channel/send", KEPT_ANSWER}, name


def test_whatever_a_session_commits_is_refused_when_its_rights_are_gone() -> None:
    for name, writes in WRITES.items():
        if name.startswith(("POST /buyer/", "POST /v1/", "PATCH /v1/", "DELETE /v1/")):
            assert all("?access" in each.split() for each in commits_of(writes)), name
        if name.startswith("POST /launch"):
            assert all("access" in each.split() for each in commits_of(writes)), name
