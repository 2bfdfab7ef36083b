"""An operator hands a person's data out, and erases it."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Buyer, Identity, ok_identity
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.storage.personal_data import DynamoPersonalData
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.ports import Commit
from infra.local.problem import Problem
from infra.operate.privacy import erase, export, find_person
from tests.factories import NOW, a_buyer, a_comment, a_line, a_message, a_notice, a_principal, an_order, payable
from tests.world import ANNA, ELENA, GROUP
from tests.worlds.differences import unlike_life

REAL = requests.get
PNG = b"\x89PNG\r\n\x1a\n picture"
ACT = (
    "The data of buyer anna was erased on 2026-11-22 at 10:00 UTC.\n"
    "  Erased: the name, the phone, the OK number, the settings and the consents;\n"
    "    notices: 1; comments: 1; messages: 1; files: 2;\n"
    "    the name, the words and the proofs of claims: 1; the words in orders: 1.\n"
    "  Kept as the law asks, without a name: orders: 1; payments: 0.\n"
)


@pytest.fixture
def anna(container: Container, community: Community) -> Buyer:
    """Anna with one of everything."""
    own: dict[str, Any] = {"community": community.id}
    buyer = a_buyer(**own)
    order = an_order((a_line(comment="позвоните"),), **own, terms=payable())
    things = (buyer, Identity(community.id, ok_identity(ANNA), buyer.id), order, a_message(**own), a_notice(**own))
    container.stores.commits.commit(community.id, Commit(things))
    container.stores.comments.put([a_comment(**own)])
    container.stores.files.write(community.id, uploaded_proof(buyer.id, "proof1"), PNG)
    wish = ClaimRequest("form-of-anna", (order.number,), 1_000, NOW, "перевела", "proof1")
    container.payments.file_claims.file(a_principal(**own, id=buyer.id), wish)
    return buyer


def wished(buyer: str = ANNA, **more: object) -> argparse.Namespace:
    return argparse.Namespace(community=GROUP, buyer=buyer, yes=False, **more)


def handle_messages(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """What the operator is asked."""
    questions: list[str] = []

    def ask(question: str) -> str:
        questions.append(question)
        return answer

    monkeypatch.setattr("builtins.input", ask)
    return questions


# Finding the person


@pytest.mark.parametrize("name", [ANNA, "anna"])
def test_a_person_is_found_by_the_ok_number_or_by_the_id(
    container: Container, community: Community, anna: Buyer, name: str
) -> None:
    assert find_person(container, community, name).id == anna.id


def test_nobody_is_found_by_anothers_number_or_in_another_community(
    container: Container, community: Community, anna: Buyer
) -> None:
    for where, name in ((community, ELENA), (community, ""), (Community("elsewhere", "Другие"), "anna")):
        with pytest.raises(Problem):
            find_person(container, where, name)


def test_an_unknown_community_is_not_found(container: Container, tmp_path: Path) -> None:
    wish = argparse.Namespace(community="nowhere", buyer=ANNA, to=str(tmp_path / "anna.json"))
    with pytest.raises(NotFound):
        export(container, wish)


# Handing out


def test_all_that_is_kept_goes_into_a_file_that_only_the_operator_reads(
    container: Container, anna: Buyer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "anna.json"
    export(container, wished(to=str(file)))
    document = json.loads(file.read_text("utf-8"))
    assert document["buyer"]["name"] == "Анна Петрова"
    assert [len(document[part]) for part in ("orders", "claims", "comments", "messages", "notices")] == [1] * 5
    assert file.stat().st_mode & 0o777 == 0o600
    assert str(file) in capsys.readouterr().out


def test_proofs_lie_beside_it(container: Container, anna: Buyer, tmp_path: Path) -> None:
    file = tmp_path / "anna.json"
    export(container, wished(to=str(file)))
    (claim,) = json.loads(file.read_text("utf-8"))["claims"]
    proof = tmp_path / f"anna-{claim['id']}.png"
    assert proof.read_bytes() == PNG
    assert proof.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_left_as_it_is_and_nothing_is_handed_out(
    container: Container, community: Community, anna: Buyer, tmp_path: Path
) -> None:
    file = tmp_path / "anna.json"
    file.write_text("mine")
    with pytest.raises(Problem):
        export(container, wished(to=str(file)))
    assert file.read_text() == "mine"
    history = container.stores.journal.of(community.id, "buyer/anna")
    assert Event.EXPORT_MADE not in [entry.event for entry in history]


@unlike_life("its S3 gives a file through a link whose signature is wrong", pytest.fail.Exception)
def test_an_export_that_broke_off_is_made_by_the_same_command(
    container: Container, community: Community, anna: Buyer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second proof is not given the first time; the first is taken over the second time."""
    container.stores.files.write(community.id, uploaded_proof(anna.id, "proof2"), PNG)
    wish = ClaimRequest("second-of-anna", ("1001",), 500, NOW, "", "proof2")
    container.payments.file_claims.file(a_principal(community=community.id, id=anna.id), wish)
    given = iter([True, False])

    def get(link: str, **how: Any) -> requests.Response:
        return REAL(link if next(given, True) else f"{link}0", **how)

    monkeypatch.setattr(requests, "get", get)
    file = tmp_path / "anna.json"
    with pytest.raises(Problem, match="did not give the proof"):
        export(container, wished(to=str(file)))
    assert len([*tmp_path.iterdir()]) == 1
    export(container, wished(to=str(file)))
    assert len([*tmp_path.iterdir()]) == 3
    assert len(json.loads(file.read_text("utf-8"))["proofs"]) == 2


def test_a_proof_is_not_written_over_another_file(container: Container, anna: Buyer, tmp_path: Path) -> None:
    (proof,) = container.payments.file_claims.list(a_principal(community=anna.community, id=anna.id), None).things
    mine = tmp_path / f"anna-{proof.id}.png"
    mine.write_text("mine")
    with pytest.raises(Problem, match="already"):
        export(container, wished(to=str(tmp_path / "anna.json")))
    assert ([*tmp_path.iterdir()], mine.read_text()) == ([mine], "mine")


# Whoever is no buyer


@pytest.fixture
def stranger(container: Container, community: Community) -> str:
    own: dict[str, Any] = {"community": community.id}
    container.stores.commits.commit(community.id, Commit((a_message(**own, user=ELENA, text="а я мимо"),)))
    container.stores.comments.put([a_comment(**own, author=ELENA)])
    return ELENA


def test_what_somebody_wrote_who_is_no_buyer_is_handed_out_by_his_number(
    container: Container, stranger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "elena.json"
    export(container, wished(stranger, to=str(file)))
    document = json.loads(file.read_text("utf-8"))
    assert ([each["text"] for each in document["messages"]], len(document["comments"])) == (["а я мимо"], 1)
    assert f"OK {stranger}, who is no buyer" in capsys.readouterr().out


def test_what_somebody_wrote_who_is_no_buyer_is_erased_by_his_number(
    container: Container,
    community: Community,
    stranger: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (question,) = [handle_messages(monkeypatch, "y")]
    erase(container, wished(stranger))
    assert f"OK {stranger}, who is no buyer" in question[0]
    assert "comments: 1; messages: 1;" in capsys.readouterr().out
    assert container.stores.messages.of_user(community.id, stranger) == []
    with pytest.raises(Problem, match="knows nobody"):
        erase(container, wished(stranger))


# erasing


def test_an_operator_is_asked_before_anything_is_erased(
    container: Container, community: Community, anna: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answer in ("", "n", "what"):
        (question,) = [handle_messages(monkeypatch, answer)]
        with pytest.raises(Problem):
            erase(container, wished())
        assert "Анна Петрова" in question[0]
        assert ANNA in question[0]
    assert container.stores.buyers.get(community.id, anna.id).name == "Анна Петрова"


@pytest.mark.parametrize("answer", ["y", "Yes", " д "])
def test_the_act_says_what_was_erased_and_what_the_law_keeps(
    container: Container,
    community: Community,
    anna: Buyer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
) -> None:
    handle_messages(monkeypatch, answer)
    erase(container, wished())
    assert capsys.readouterr().out == ACT
    (entry,) = [
        each for each in container.stores.journal.of(community.id, "buyer/anna") if each.event == Event.BUYER_ERASED
    ]
    assert (entry.actor, entry.data["files"]) == ("operator", 2)


def test_the_act_can_be_shown_again_and_nobody_is_asked(
    container: Container, anna: Buyer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = wished("anna")
    wish.yes = True
    erase(container, wish)
    questions = handle_messages(monkeypatch, "y")
    erase(container, wished("anna"))
    assert (capsys.readouterr().out, questions) == (ACT * 2, [])


def test_an_erased_person_is_not_known_by_the_ok_number_any_more(
    container: Container, anna: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle_messages(monkeypatch, "y")
    erase(container, wished())
    with pytest.raises(Problem):
        erase(container, wished())


def test_stopped_half_way_the_same_command_goes_on(
    container: Container,
    community: Community,
    anna: Buyer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    handle_messages(monkeypatch, "y")
    with monkeypatch.context() as patch:
        patch.setattr(DynamoPersonalData, "erase", stopped)
        with pytest.raises(Problem, match="goes on"):
            erase(container, wished())
    assert container.stores.buyers.get(community.id, anna.id).erased_at is None
    erase(container, wished())
    assert capsys.readouterr().out == ACT
