"""An operator hands a person's data out, and erases it."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.usecases.payments.file_claims import ClaimRequest
from infra.local.problem import Problem
from infra.operate.privacy import export, find_person
from tests.factories import NOW, a_principal
from tests.infra.operate.people import PNG, anna, stranger, wished
from tests.world import ANNA, ELENA
from tests.worlds.differences import unlike_life

__all__ = ["anna", "stranger"]


REAL = requests.get

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


def test_what_somebody_wrote_who_is_no_buyer_is_handed_out_by_his_number(
    container: Container, stranger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "elena.json"
    export(container, wished(stranger, to=str(file)))
    document = json.loads(file.read_text("utf-8"))
    assert ([each["text"] for each in document["messages"]], len(document["comments"])) == (["а я мимо"], 1)
    assert f"OK {stranger}, who is no buyer" in capsys.readouterr().out
