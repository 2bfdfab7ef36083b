"""The app that is registered at the played OK."""

from infra.local.variables import DEMO
from infra.sandbox.ok.application import read_application


def test_without_an_environment_it_is_the_demo_that_make_run_tells_the_cabinet_of() -> None:
    app = read_application({})
    told = {
        "OK_APPLICATION_ID": app.id,
        "OK_APPLICATION_KEY": app.key,
        "OK_APPLICATION_SECRET": app.secret,
        "OK_BOT_TOKEN": app.bot_token,
        "OK_ADMIN_TOKEN": app.admin_token,
    }
    assert told == {name: value for name, value in DEMO.items() if name.startswith("OK_")}


def test_the_environment_decides_and_an_empty_word_is_none() -> None:
    app = read_application({"OK_GROUP_ID": "1", "OK_GROUP_NAME": "Мы", "OK_APPLICATION_SECRET": ""})
    assert (app.group, app.group_name, app.secret) == ("1", "Мы", read_application({}).secret)


def test_the_foreign_group_is_another_one() -> None:
    app = read_application({})
    assert app.foreign_group != app.group
