"""Whose doing it is."""

import threading

from chalicelib import visit
from chalicelib.domain.access.principals import OPERATOR, SYSTEM, Principal
from tests.factories import a_principal


def test_it_is_the_systems_until_somebody_comes_and_again_when_he_has_gone() -> None:
    for leave in (visit.end, visit.begin):
        assert visit.principal() is SYSTEM
        visit.come(a_principal())
        assert visit.principal() == a_principal()
        visit.come(OPERATOR)
        assert visit.principal() is OPERATOR
        leave()
    assert visit.principal() is SYSTEM


def test_a_visit_is_nobodys_in_another_thread() -> None:
    visit.come(a_principal())
    seen: list[Principal] = []
    thread = threading.Thread(target=lambda: seen.append(visit.principal()))
    thread.start()
    thread.join()
    assert seen == [SYSTEM]


def test_who_presses_a_button_acts_meanwhile_only() -> None:
    with visit.acting(a_principal()):
        assert visit.principal() == a_principal()
    assert visit.principal() is SYSTEM
