"""Personal data and secrets never reach a log: planted all along the journey, searched in all that was printed."""

import pytest

from infra.local.variables import DEMO
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA

NAME, PHONE, GOODS, COMMENT = "Ядвига Планетова", "+79035557788", "Самовар-неваляшка", "позвоните после шести"


def test_nothing_planted_is_ever_logged(journey: Journey, capfd: pytest.CaptureFixture[str]) -> None:
    heading = "Профиль;Имя;Телефон;Наименование;Кол-во;Цена;Комментарий"
    row = f"{ANNA};{NAME};{PHONE};{GOODS};1;5000;{COMMENT}"
    bad = f"{ANNA};{NAME};{PHONE} доб. много;{GOODS};много;5000;{COMMENT}"
    buyer = journey.launch(ANNA)
    journey.imported("\n".join((heading, row, bad)).encode())
    journey.notices()
    query = journey.ok.launch(ANNA, journey.clock())
    journey.api.launch(query[:-1])
    journey.api.community = None
    journey.api.post("/v1/purchases", {"title": [NAME]}, journey.token(ADMIN))
    journey.api.get(f"/app?{query}")
    output = "".join(capfd.readouterr())
    assert output.count('"request"') > 10
    session = dict(part.partition("=")[::2] for part in query.split("&"))
    secrets = [DEMO["OK_APPLICATION_SECRET"], DEMO["OK_BOT_TOKEN"], "new-key-of-the-tests", buyer["token"]]
    secrets += [session["session_key"], session["session_secret_key"], session["sig"]]
    personal = [NAME, NAME.split()[1], PHONE, PHONE[2:], GOODS, COMMENT, ANNA]
    assert [each for each in (*secrets, *personal) if each in output] == []
