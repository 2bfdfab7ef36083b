"""What consumers do is put together from the nouns."""

from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Event
from chalicelib.usecases.jobs import Job
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    assert amiss(container, container.background.enqueue_scheduled, jobs=container.partners.job_queue) == []
    assert amiss(container, container.background.relay_journal) == []


def test_a_change_is_carried_on_by_the_noun_that_knows_how(container: Container) -> None:
    links: dict[str, Job] = {
        Event.PURCHASE_CHANGED: container.purchases.propagate_terms,
        Event.PURCHASE_PROPAGATED: container.purchases.propagate_terms,
        Event.PROGRESS_SOUGHT: container.purchases.count_orders,
        Event.GOODS_CHANGED: container.purchases.resplit_delivery,
        Event.DELIVERY_CHANGED: container.purchases.resplit_delivery,
        Event.DELIVERY_WEIGHED: container.purchases.resplit_delivery,
        Event.DELIVERY_SHARED: container.purchases.resplit_delivery,
        Event.ORGANIZER_CHANGED: container.purchases.propagate_organizer,
        Event.ORGANIZER_PROPAGATED: container.purchases.propagate_organizer,
        Event.POINTS_CHANGED: container.pickup.propagate_point,
        Event.POINT_PROPAGATED: container.pickup.propagate_point,
        Event.MESSAGES_DUE: container.notices.send_messages,
        Event.REMINDERS_DUE: container.notices.send_reminders,
    }
    assert container.background.propagation.by_event == links


def test_a_job_is_done_by_the_use_case_that_its_event_asks_for(container: Container) -> None:
    done_by = {event: type(job).__name__ for event, job in container.background.jobs.by_event.items()}
    assert done_by == {
        Event.COMMENTS_DUE: "SyncComments",
        Event.COMMUNITIES_DUE: "EnqueueScheduled",
        Event.STOPS_SOUGHT: "StopPurchases",
        Event.REMINDERS_SOUGHT: "FindReminders",
        Event.IMPORTS_SOUGHT: "ReviveImports",
        Event.EARLIER_ORDERS_SOUGHT: "ListEarlierOrders",
        Event.COMPARISONS_SOUGHT: "FindPolls",
        Event.COMPARISON_ASKED: "CompareAccounts",
        Event.LISTS_BEHIND: "JoinLists",
        Event.CONNECTION_DUE: "KeepSubscription",
        Event.POLLS_SOUGHT: "FindPolls",
        Event.POLL_DUE: "PollAccounts",
        Event.ERASURE_ASKED: "ErasePerson",
        Event.BUYER_ERASED: "RecheckErasure",
    }
