"""An operator erases a person's data, and has the act of it."""

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Community
from chalicelib.domain.journal import Event
from chalicelib.storage.personal_data import DynamoPersonalData
from infra.local.problem import Problem
from infra.operate.privacy import erase
from tests.infra.operate.people import anna, stranger, wished
from tests.world import ANNA

__all__ = ["anna", "stranger"]

ACT = (
    "The data of buyer anna was erased on 2026-11-22 at 10:00 UTC.\n"
    "  Erased: the name, the phone, the OK number, the settings and the consents;\n"
    "    notices: 1; comments: 1; messages: 1; files: 2;\n"
    "    the name, the words and the proofs of claims: 1; the words in orders: 1.\n"
    "  Kept as the law asks, without a name: orders: 1; payments: 0.\n"
)


def answered(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """What the operator is asked."""
    questions: list[str] = []

    def ask(question: str) -> str:
        questions.append(question)
        return answer

    monkeypatch.setattr("builtins.input", ask)
    return questions


# Whoever is no buyer


def test_what_somebody_wrote_who_is_no_buyer_is_erased_by_his_number(
    container: Container,
    community: Community,
    stranger: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (question,) = [answered(monkeypatch, "y")]
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
        (question,) = [answered(monkeypatch, answer)]
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
    answered(monkeypatch, answer)
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
    questions = answered(monkeypatch, "y")
    erase(container, wished("anna"))
    assert (capsys.readouterr().out, questions) == (ACT * 2, [])


def test_an_erased_person_is_not_known_by_the_ok_number_any_more(
    container: Container, anna: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "y")
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

    answered(monkeypatch, "y")
    with monkeypatch.context() as patch:
        patch.setattr(DynamoPersonalData, "erase", stopped)
        with pytest.raises(Problem, match="goes on"):
            erase(container, wished())
    assert container.stores.buyers.get(community.id, anna.id).erased_at is None
    erase(container, wished())
    assert capsys.readouterr().out == ACT
