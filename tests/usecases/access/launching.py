"""A person opens the cabinet from OK."""

from typing import Any

from chalicelib.usecases.access.open_session import Session
from tests.factories import a_launch
from tests.usecases.house import House


def open_as(house: House, user: str, asked: str | None = None, speaks: str = "ru", **launch: Any) -> Session:
    house.partners.launches.signed["query"] = a_launch(user=user, language=speaks, **launch)
    return house.container.access.open_session.open("query", asked)
