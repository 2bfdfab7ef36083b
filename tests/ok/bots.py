"""The group's bot towards OK, and OK as the tests let it answer."""

from collections.abc import Sequence

from chalicelib.ok.bot import OkBot
from chalicelib.usecases.ports import Button, CallbackButton, LinkButton
from infra.local.variables import DEMO
from tests.world import ANNA

TOKEN = DEMO["OK_BOT_TOKEN"]
LINK = LinkButton("Открыть заказ", "https://ok.ru/group/1/app/2?custom_args=order%3D1042")
PAID = CallbackButton("Я оплатил", "paid:1042")
GRAPH = "https://api.ok.ru/graph/me/"
OURS = OkBot("https://api.ok.ru/")


def send(bot: OkBot = OURS, buttons: Sequence[Button] = (LINK, PAID)) -> str | None:
    return bot.send(TOKEN, ANNA, "Ваш заказ № 1042", buttons)
