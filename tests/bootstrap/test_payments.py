"""Money is reported, decided on and recorded with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    payments = container.payments
    for use_case in (payments.file_claims, payments.review_claims, payments.record, payments.read, payments.credits):
        assert amiss(container, use_case) == [], use_case
    given = {"review_claims": payments.review_claims, "act": container.access.act_by_button.act}
    assert amiss(container, payments.decide_by_button, **given) == []
    assert amiss(container, payments.join_lists, jobs=container.partners.job_queue) == []
