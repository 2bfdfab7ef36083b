"""The app registered at the played OK, its group, the bot's token and that of the group's administrator."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Application:
    id: str
    key: str
    secret: str
    bot_token: str
    admin_token: str
    group: str
    group_name: str
    # Another group where the app is installed, nobody has founded a community, and every member is an administrator.
    foreign_group: str = "54000000000999"
    foreign_name: str = "Пряжа вскладчину"

    @property
    def groups(self) -> Mapping[str, str]:
        """The name of each group, by its id."""
        return {self.group: self.group_name, self.foreign_group: self.foreign_name}

    @property
    def bots(self) -> Mapping[str, str]:
        """The group of each bot, by its token."""
        return {self.bot_token: self.group, f"{self.bot_token}-2": self.foreign_group}


def read_application(environ: Mapping[str, str]) -> Application:
    return Application(
        id=environ.get("OK_APPLICATION_ID") or "512000000001",
        key=environ.get("OK_APPLICATION_KEY") or "CPUBLICKEYBABABABA",
        secret=environ.get("OK_APPLICATION_SECRET") or "0123456789ABCDEF01234567",
        bot_token=environ.get("OK_BOT_TOKEN") or "sandbox-bot-token",
        admin_token=environ.get("OK_ADMIN_TOKEN") or "sandbox-admin-token",
        group=environ.get("OK_GROUP_ID") or "54000000000123",
        group_name=environ.get("OK_GROUP_NAME") or "Совместные покупки «Кабинет»",
    )
