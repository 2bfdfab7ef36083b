"""What the environment decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Settings(Struct, frozen=True):
    """Every field is an environment variable of the same name in capitals; docs/settings.md describes them.

    Lists are separated by commas, hosts of a content policy by spaces.
    """

    resource_prefix: str
    queue_url_prefix: str
    uploads_bucket: str
    proofs_bucket: str
    events_topic: str
    token_keys: str
    ok_application_id: str
    ok_application_key: str
    ok_application_secret: str
    stage: str = "local"
    ok_api_url: str = "https://api.ok.ru/"
    ok_site_url: str = "https://ok.ru/"
    ok_api_servers: str = "https://api.ok.ru/"
    ok_web_servers: str = "https://ok.ru,https://www.ok.ru,https://m.ok.ru,ok.ru,www.ok.ru,m.ok.ru"
    ok_frame_ancestors: str = "https://ok.ru https://*.ok.ru https://odnoklassniki.ru https://*.odnoklassniki.ru"
    ok_launch_extra_names: str = ""
    ok_launch_minutes: str = "10"
    cabinet_link: str = "https://ok.ru/group/{group}/app/{app}?custom_args=order%3D{number}"
    photo_hosts: str = "https://*.mycdn.me https://*.okcdn.ru"
    upload_origin: str = ""
    proof_origin: str = ""
    public_url: str = ""
    pages_url: str = "pages/"
    page_files: str = ""
    desk_files: str = ""
    coalescing_seconds: str = "60"
    ok_messages_per_second: str = "10"
    ok_hook_networks: str = "217.20.145.192/28,217.20.151.160/28,217.20.153.48/28"
    ok_hook_enforce: str = "no"
    marketplace_hook_enforce: str = "no"
    ozon_api_url: str = "https://api-seller.ozon.ru"
    ozon_hook_networks: str = "195.34.21.0/24,185.73.192.0/22,91.223.93.0/24"
    ozon_pause_headers: str = "retry-after,x-ratelimit-retry-after,ratelimit-reset,x-ratelimit-reset"
    wildberries_api_url: str = "https://marketplace-api.wildberries.ru"
    wildberries_unmarked: str = "refuse"
    yandex_market_api_url: str = "https://api.partner.market.yandex.ru"
    yandex_market_hook_networks: str = "5.45.207.0/25,141.8.142.0/25,5.255.253.0/25"
    zzap_api_url: str = "https://api.zzap.pro"
    zzap_zone: str = "Europe/Moscow"
    allow_loopback: str = "no"
    digest_seconds: str = "600"
    channels_url: str = ""
    email_sender: str = ""
    sms_prefixes: str = ""
    telegram_bot: str = ""
    telegram_token: str = ""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Raises KeyError with the names of all variables that are missing."""
        names = cls.__struct_fields__
        given = {name: environment[name.upper()] for name in names if name.upper() in environment}
        required = names[: len(names) - len(cls.__struct_defaults__)]
        missing = sorted(name.upper() for name in required if name not in given)
        if missing:
            raise KeyError(f"set {', '.join(missing)} in the environment")
        return cls(**given)

    def table(self, name: str) -> str:
        """The whole name of a table."""
        return f"{self.resource_prefix}{name}"

    def queue_url(self, name: str) -> str:
        """The address of a queue."""
        return f"{self.queue_url_prefix}{name}"

    @property
    def accounts_prefix(self) -> str:
        """Under which names the keys of marketplaces' accounts are kept."""
        return f"/{self.resource_prefix}accounts"

    def failures_url(self, name: str) -> str:
        """That of the queue for what its consumer cannot do."""
        return self.queue_url(f"{name}-failures")

    @property
    def desk_origin(self) -> str:
        """Scheme and host of the desk, which passkeys are bound to: no address, so that loopback goes by its name.

        Empty where the application's address is not told.
        """
        return "/".join(self.public_url.split("/")[:3]).replace("//127.0.0.1", "//localhost")

    def __repr__(self) -> str:
        return f"Settings(stage={self.stage!r})"


def listed(text: str) -> list[str]:
    """The parts of a comma-separated list."""
    return [part.strip() for part in text.split(",") if part.strip()]
