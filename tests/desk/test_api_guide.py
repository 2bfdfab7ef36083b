"""The recipes of docs/api-guide.md, run as they stand there, by a program with a key before the running house."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chalicelib.domain.communities.community import Community
from chalicelib.domain.payments.claim import ClaimState
from infra.local.environments import ROOT
from tests.browser.callers import Organizer, Person
from tests.browser.house import MARIA, House
from tests.factories import a_line
from tests.world import ANNA, ELENA, SILENT

GUIDE = (ROOT / "docs" / "api-guide.md").read_text("utf-8")
FILE = "Профиль;Имя;Артикул;Наименование;Размер;Кол-во;Цена\n570000000555;Инна;К-1;Куртка;46;1;2500\n"
SCOPES = ("orders:read", "orders:write", "claims:read", "claims:decide", "imports:read", "imports:run")
RUNS = {"bash": ("bash", "-euo", "pipefail", "-c"), "python": (sys.executable, "-W", "error", "-c")}


@dataclass(frozen=True)
class Program:
    """Its purchase has three orders; somebody has changed the last one since it was listed."""

    house: House
    community: Community
    key: str
    purchase: str
    numbers: Sequence[str]
    claim: str
    file: Path

    @property
    def order(self) -> str:
        return self.numbers[-1]

    def run(self, language: str) -> str:
        told = {"KABINET": self.house.address.rstrip("/"), "KABINET_KEY": self.key, "PURCHASE": self.purchase}
        named = {"ORDER": self.order, "VERSION": "1", "FILE": str(self.file), "PYTHONIOENCODING": "utf-8"}
        blocks = "\n".join(re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
        ran = subprocess.run(
            [*RUNS[language], blocks], env={**os.environ, **told, **named}, capture_output=True, text=True, timeout=90
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


@pytest.fixture
def community(house: House) -> Community:
    """Its organizer owns it: nobody else makes keys."""
    return house.found(organizers=({**MARIA, "role": "owner"},))


@pytest.fixture
def program(house: House, community: Community, organizer: Organizer, anna: str, tmp_path: Path) -> Program:
    buyers = (anna, house.welcome(SILENT), house.welcome(ELENA))
    purchase, *numbers = organizer.purchase("Осенняя обувь", *buyers, lines=(a_line(price=100_000),))
    wish = {"key": "form-of-anna", "orders": [numbers[0]], "amount": 50_000, "paidAt": datetime.now(UTC).isoformat()}
    claim = Person.launched(house, ANNA).post("buyer/claims", **wish)["id"]
    organizer.post(f"v1/orders/{numbers[-1]}/adjustments", kind="packing", amount=5_000, reason="Коробка")
    file = tmp_path / "заказы.csv"
    file.write_text(FILE, "utf-8")
    key = _key(organizer)
    return Program(house, community, key, purchase=purchase, numbers=numbers, claim=str(claim), file=file)


def _key(organizer: Organizer) -> str:
    made = organizer.post("v1/api-keys", name="recipes", scopes=[*SCOPES, "payments:record"])
    return str(made["key"])


@pytest.mark.slow
@pytest.mark.parametrize("language", RUNS)
def test_the_recipes_do_what_they_say(program: Program, language: str) -> None:
    said = program.run(language)
    stores, community = program.house.container.stores, program.community.id
    assert all(number in said for number in program.numbers), said
    assert stores.claims.get(community, program.claim).state is ClaimState.CONFIRMED
    corrected = stores.orders.get(community, program.order)
    assert (corrected.lines[0].option, corrected.paid, len(corrected.payments)) == ("39", 10_000, 1)
    there = [number for _, number in stores.orders.numbers_after(community, program.purchase, "", 100)]
    assert len(there) == len(program.numbers) + 1, "the file has brought one"
