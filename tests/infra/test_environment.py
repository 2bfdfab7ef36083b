"""Outputs of the resources as variables."""

import pytest

from infra.environment import from_outputs, intrinsics
from infra.resources.template import OUTPUTS, template


def test_a_stack_that_exists_tells_all_that_it_puts_out() -> None:
    told = from_outputs({name: f"its {name}" for name in (*OUTPUTS, "EndpointURL")})
    assert told["RESOURCE_PREFIX"] == "its ResourcePrefix"
    assert told["JOURNAL_STREAM"] == "its JournalStream"
    assert len(told) == len(OUTPUTS)


def test_a_stack_of_another_release_is_no_half_an_environment() -> None:
    with pytest.raises(KeyError, match="EventsTopic"):
        from_outputs({name: "x" for name in OUTPUTS if name != "EventsTopic"})


def test_before_there_is_one_the_same_names_lead_to_what_the_template_makes() -> None:
    assert intrinsics().keys() == from_outputs(dict.fromkeys(OUTPUTS, "x")).keys()
    resources = template()["Resources"]
    for name in ("UPLOADS_BUCKET", "PROOFS_BUCKET", "EVENTS_TOPIC"):
        assert intrinsics()[name]["Ref"] in resources, name
