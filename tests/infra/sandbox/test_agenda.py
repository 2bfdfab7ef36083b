"""What is planned is done when it is due."""

import threading
import time

from infra.sandbox.agenda import Agenda


def test_what_is_due_first_is_done_first_and_of_two_at_once_the_one_planned_first() -> None:
    done: list[str] = []
    over = threading.Event()

    def do(thing: str) -> None:
        done.append(thing)
        if len(done) == 3:
            over.set()

    agenda = Agenda(do)
    agenda.plan("late", 0.1)
    agenda.plan("soon", 0.0)
    agenda.plan("next", 0.0)
    assert over.wait(5)
    assert done == ["soon", "next", "late"]
    agenda.stop()


def test_nothing_is_done_that_was_given_up() -> None:
    done: list[str] = []
    for end in (Agenda.clear, Agenda.stop):
        agenda = Agenda(done.append)
        agenda.plan("late", 0.05)
        end(agenda)
        time.sleep(0.1)
        agenda.stop()
    assert done == []
