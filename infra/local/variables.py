"""The application's settings in a local run, beside those of the stack."""

import os
from collections.abc import Mapping

from infra.local.ports import LOOPBACK

DEMO = {
    "OK_APPLICATION_ID": "512000000001",
    "OK_APPLICATION_KEY": "CPUBLICKEYBABABABA",
    "OK_APPLICATION_SECRET": "0123456789ABCDEF01234567",
    "OK_BOT_TOKEN": "sandbox-bot-token",
    "OK_ADMIN_TOKEN": "sandbox-admin-token",
    "EMAIL_SENDER": "Kabinet <notices@kabinet.example>",
    "TELEGRAM_BOT": "kabinet_sandbox_bot",
    "TELEGRAM_TOKEN": "1:sandbox-telegram-token",
}
"""The sandbox knows this application; nobody else does."""


def variables(resources: Mapping[str, str], token_key: str, port: int, sandbox_port: int) -> dict[str, str]:
    """The whole environment of the application and of the sandbox; what the caller set for OK wins."""
    sandbox = f"http://{LOOPBACK}:{sandbox_port}"
    chosen = {name: os.environ.get(name, value) for name, value in DEMO.items()}
    return {
        **resources,
        **chosen,
        "TOKEN_KEYS": token_key,
        "OK_API_URL": f"{sandbox}/",
        "OK_API_SERVERS": f"{sandbox}/",
        "OK_SITE_URL": f"{sandbox}/",
        "OZON_API_URL": f"{sandbox}/ozon",
        "OK_FRAME_ANCESTORS": f"{sandbox} http://localhost:{sandbox_port}",
        "CABINET_LINK": f"{sandbox}/?group={{group}}&app={{app}}&order={{number}}",
        "PHOTO_HOSTS": sandbox,
        "WILDBERRIES_API_URL": f"{sandbox}/wildberries",
        "YANDEX_MARKET_API_URL": f"{sandbox}/yandex_market",
        "ZZAP_API_URL": f"{sandbox}/zzap",
        "DIGEST_SECONDS": "20",
        "CHANNELS_URL": sandbox,
        "SMS_PREFIXES": "+7",
        "ALLOW_LOOPBACK": "yes",
        "PUBLIC_URL": f"http://{LOOPBACK}:{port}/",
        "UPLOAD_ORIGIN": resources["AWS_ENDPOINT_URL"],
        "PROOF_ORIGIN": resources["AWS_ENDPOINT_URL"],
    }


def inherited() -> dict[str, str]:
    """The caller's environment without anything that could lead botocore to a real account."""
    return {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
