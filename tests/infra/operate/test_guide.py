"""The commands of docs/operator.md work as they are written, beside the demo's community."""

import re
import shlex

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from infra.demo.__main__ import GROUP
from infra.local.environments import ROOT
from infra.operate import __main__ as operate
from infra.operate import communities

GUIDE = (ROOT / "docs/operator.md").read_text("utf-8")


def test_every_command_of_the_guide_is_understood() -> None:
    written = [line for line in GUIDE.replace("\\\n", " ").splitlines() if "-m infra.operate" in line]
    assert len(written) > 8
    for line in written:
        operate._arguments().parse_args(shlex.split(line.partition("infra.operate ")[2]))


def test_a_community_is_founded_beside_that_of_the_demo(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    assert community.group == GROUP
    block = next(each for each in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) if " community --name" in each)
    lines = [line.partition("infra.operate ")[2] for line in block.replace("\\\n", " ").splitlines()]
    found, _, organizer = [operate._arguments().parse_args(shlex.split(line)) for line in lines]
    communities.create(container, found)
    communities.put_organizer(container, organizer)
    assert capsys.readouterr().out.count("\n") == 2
    made = communities.find(container, found.group)
    assert [each.first_name for each in container.stores.communities.organizers(made.id)] == ["Мария"]
