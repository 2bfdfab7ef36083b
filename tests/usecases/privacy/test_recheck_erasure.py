"""A while after an erasure it is looked once more for what came late."""

import pytest

from chalicelib.domain.errors import Conflict, NotYet, Stale
from chalicelib.domain.imports.import_job import ImportState, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.usecases.ports import Commit
from chalicelib.usecases.privacy.recheck_erasure import AFTER, RecheckErasure
from tests.factories import COMMUNITY, a_principal, row_of
from tests.fakes import MemoryCommits
from tests.usecases.annex import Annex
from tests.usecases.privacy.people import PNG, settled


@pytest.fixture
def annex() -> Annex:
    annex = settled()
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    return annex


def erased(annex: Annex) -> Entry:
    annex.container.privacy.erase_person.erase(COMMUNITY, "anna", "operator")
    return [entry for entry in annex.memory.journal if entry.event == Event.BUYER_ERASED][-1]


def look(annex: Annex, act: Entry) -> None:
    RecheckErasure(
        erase_person=annex.container.privacy.erase_person,
        imports=annex.stores.imports,
        files=annex.stores.files,
        commits=annex.stores.commits,
        now=annex.clock,
    ).run(act)


def files(annex: Annex, job: str) -> list[str]:
    return list(annex.stores.files.names(COMMUNITY, f"imports/{job}/"))


def test_it_waits_until_no_form_of_before_is_good_any_more(annex: Annex) -> None:
    act = erased(annex)
    with pytest.raises(NotYet) as early:
        look(annex, act)
    assert early.value.retry_after == AFTER.total_seconds()
    annex.clock.pass_by(minutes=70)
    with pytest.raises(NotYet) as early:
        look(annex, act)
    assert early.value.retry_after == 300


def test_a_file_that_came_by_such_a_form_goes_and_the_act_stays(annex: Annex) -> None:
    act = erased(annex)
    before = annex.stores.buyers.get(COMMUNITY, "anna")
    annex.stores.files.write(COMMUNITY, uploaded_proof("anna", "late"), PNG)
    annex.stores.proofs.kept[COMMUNITY, "anna/late"] = PNG
    annex.clock.pass_by(hours=2)
    for _ in range(2):
        look(annex, act)
        assert annex.stores.proofs.count(COMMUNITY, "anna") == 0
    assert annex.stores.buyers.get(COMMUNITY, "anna") == before
    assert annex.stores.proofs.count(COMMUNITY, "elena") == 3


def test_files_of_imports_that_were_there_go_and_later_ones_stay(annex: Annex) -> None:
    done, ready = annex.imported(row_of(1)).id, annex.previewed(row_of(2)).id
    sent = annex.uploaded(b"1")
    annex.clock.pass_by(minutes=1)
    act = erased(annex)
    annex.clock.pass_by(minutes=1)
    later = annex.previewed(row_of(3)).id
    annex.clock.pass_by(hours=2)
    assert all(files(annex, job) for job in (done, ready, sent, later))
    look(annex, act)
    assert [job for job in (done, ready, sent, later) if files(annex, job)] == [later]


def test_an_import_that_still_goes_on_is_waited_for(annex: Annex) -> None:
    job = annex.uploaded(b"1")
    annex.container.imports.manage.preview(a_principal(), job)
    act = erased(annex)
    annex.clock.pass_by(hours=2)
    with pytest.raises(NotYet):
        look(annex, act)
    assert files(annex, job) == [uploaded_file(job)]
    annex.driven(job)
    look(annex, act)
    assert files(annex, job) == []


def test_an_import_that_is_started_while_it_looks_keeps_its_plan_until_it_is_saved(annex: Annex) -> None:
    """Or it would break off half-way, its plan gone."""

    class Commits(MemoryCommits):
        """The organizer presses the button just before the look ends his import."""

        def commit(self, community: str, commit: Commit) -> None:
            if annex.stores.imports.get(COMMUNITY, job.id).state is ImportState.READY:
                annex.container.imports.manage.start(a_principal(), job.id)
            annex.stores.commits.commit(community, commit)

    job = annex.previewed(row_of(2))
    act = erased(annex)
    annex.clock.pass_by(hours=2)
    with pytest.raises(Stale):
        RecheckErasure(
            erase_person=annex.container.privacy.erase_person,
            imports=annex.stores.imports,
            files=annex.stores.files,
            commits=Commits(annex.memory),
            now=annex.clock,
        ).run(act)
    assert annex.driven(job.id).state is ImportState.DONE
    look(annex, act)
    assert files(annex, job.id) == []


def test_an_import_that_was_not_saved_ends_and_says_what_to_do(annex: Annex) -> None:
    ready, done = annex.previewed(row_of(2)).id, annex.imported(row_of(1)).id
    act = erased(annex)
    annex.clock.pass_by(hours=2)
    for _ in range(2):
        look(annex, act)
    ended = annex.stores.imports.get(COMMUNITY, ready)
    assert (ended.state, ended.failure) == (ImportState.FAILED, "file_erased")
    assert annex.stores.imports.get(COMMUNITY, done).state is ImportState.DONE
    with pytest.raises(Conflict, match="import_not_ready"):
        annex.container.imports.manage.start(a_principal(), ready)
    assert [entry.subject for entry in annex.memory.journal if entry.event is Event.IMPORT_FAILED] == [
        f"import/{ready}"
    ]


def test_files_of_an_import_that_nobody_knows_any_more_go_too(annex: Annex) -> None:
    annex.stores.files.write(COMMUNITY, uploaded_file("gone"), b"1")
    act = erased(annex)
    annex.clock.pass_by(hours=2)
    look(annex, act)
    assert files(annex, "gone") == []
