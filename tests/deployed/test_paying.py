"""Paying, from being asked to what the ledger says, with every policy enforced."""

import pytest

from tests.deployed.ordering import SHOES, TEA, Ordering
from tests.deployed.paying import DETAILS, MORE, MOVED, PAID, PNG, REASON, REFUNDED, WRITTEN_DOWN, Paying

pytestmark = pytest.mark.deployed


def test_both_orders_are_to_be_paid_and_the_buyer_is_told_how(paid: Paying) -> None:
    assert [bill["purchase"] for bill in paid.bills] == [SHOES, TEA]
    assert DETAILS in paid.asked["text"]


def test_the_clock_reminds_of_a_deadline_once(ordered: Ordering, paid: Paying) -> None:
    assert DETAILS in paid.reminded["text"]
    texts = [each["text"] for each in ordered.anna.inbox()]
    assert len([each for each in texts if "Напоминаем" in each and ordered.orders[SHOES] in each]) == 1


def test_a_claim_pays_off_debts_in_turn(paid: Paying) -> None:
    assert [part["amount"] for part in paid.claim.filed["orders"]] == [paid.bills[0]["debt"], MORE]
    assert (paid.claim.filed["state"], paid.claim.confirmed["state"]) == ("pending", "confirmed")


def test_a_claim_waits_for_the_organizer_with_its_proof(paid: Paying) -> None:
    assert [each["id"] for each in paid.claim.waiting] == [paid.claim.filed["id"]]
    assert paid.claim.proof == PNG


def test_what_is_no_proof_is_refused(paid: Paying) -> None:
    assert paid.claim.unproved == 400


def test_the_buyer_is_thanked_in_the_words_of_the_community(paid: Paying) -> None:
    assert paid.claim.thanked["text"].startswith("Спасибо!")


def test_a_rejection_says_why_and_a_claim_can_be_taken_back(paid: Paying) -> None:
    assert REASON in paid.rejected["text"]
    assert sorted(each["state"] for each in paid.claims) == ["confirmed", "rejected", "withdrawn"]


def test_the_ledger_says_what_came_and_what_went(ordered: Ordering, paid: Paying) -> None:
    assert paid.order["paid"] == paid.bills[0]["debt"] - MOVED
    assert [each["kind"] for each in paid.order["payments"]] == ["transfer", "payment"]
    tea = ordered.anna.get(f"buyer/orders/{ordered.orders[TEA]}")
    assert [each["amount"] for each in tea["payments"]] == [MOVED, -REFUNDED, PAID, MORE]


def test_the_organizer_finds_all_of_it_again(ordered: Ordering, paid: Paying) -> None:
    assert {each["order"] for each in paid.listed} == {ordered.orders[SHOES], ordered.orders[TEA]}
    assert (paid.account["items"][0]["balance"], paid.account["balance"]) == (paid.held, 0)
    assert [each["reason"] for each in paid.refused] == [REASON]


def test_the_buyer_hears_of_money_that_was_written_down(paid: Paying) -> None:
    assert len({each["id"] for each in paid.entered}) == len(WRITTEN_DOWN)


def test_who_does_not_take_messages_is_shown_to_the_organizer(ordered: Ordering, paid: Paying) -> None:
    assert {each["state"] for each in paid.unreached} == {"refused"}
    consent = ordered.elena.get("buyer/notices")["consent"]
    assert [each["how"] for each in consent["history"]] == ["refusal", "launch"]
